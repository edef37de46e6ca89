import { Alert, Button, Group, Text } from '@mantine/core';
import { texts } from '../messages/texts.js';
import type { Draft } from './use-draft.js';

const texted = texts.edits;

/** Says that a form goes on from what was typed before, and how to begin anew. */
export const DraftNote = ({ draft: { isRestored, discard } }: { draft: Draft }) =>
  isRestored && (
    <Alert color="blue" role="status" title={texted.draftRestored}>
      <Group gap="sm" justify="space-between">
        <Text size="sm">{texted.draftHelp}</Text>
        <Button variant="default" size="xs" onClick={discard}>
          {texted.discardDraft}
        </Button>
      </Group>
    </Alert>
  );
