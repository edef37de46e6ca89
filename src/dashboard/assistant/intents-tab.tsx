import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Intent } from '../../contract/assistants.js';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { intentsKey, listIntents } from './assistant-calls.js';
import { IntentDialog } from './intent-dialog.js';
import { IntentList } from './intent-list.js';

const texted = texts.assistant.intents;

interface IntentsTabProps {
  assistantId: string;
  languages: readonly string[];
  canWrite: boolean;
}

/** What visitors mean, and what happens then. */
export function IntentsTab({ assistantId, languages, canWrite }: IntentsTabProps) {
  const [edited, setEdited] = useState<Intent | 'new'>();
  const intents = useQuery({
    queryKey: intentsKey(assistantId),
    queryFn: ({ signal }) => listIntents(assistantId, signal),
  });
  return (
    <>
      <Group justify="space-between" mb="md" align="flex-start">
        <Text c="dimmed" maw="60ch">
          {texted.intro}
        </Text>
        {canWrite && <Button onClick={() => setEdited('new')}>{texted.add}</Button>}
      </Group>
      <Loaded query={intents}>
        {({ items }) => <IntentList items={items} onEdit={canWrite ? setEdited : null} />}
      </Loaded>
      <IntentDialog
        assistantId={assistantId}
        languages={languages}
        edited={edited}
        onClose={() => setEdited(undefined)}
      />
    </>
  );
}
