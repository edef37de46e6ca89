import { Button, Group, Text } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { tellSpan } from '../overview/tell-figure.js';
import type { ConversationFilters } from './conversation-filters.js';

const texted = texts.insights;

interface OriginNoteProps {
  filters: ConversationFilters;
  onChange: (filters: ConversationFilters) => void;
}

/** Says which figure or question led to this list, and how to see all again. */
export function OriginNote({ filters, onChange }: OriginNoteProps) {
  const words = wordsOf(filters);
  if (words === undefined) return null;
  const { view, handler, assignee, q, connection, channel } = filters;
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm">{words}</Text>
      <Button
        variant="default"
        size="xs"
        onClick={() => onChange({ view, handler, assignee, q, connection, channel })}
      >
        {texted.showAll}
      </Button>
    </Group>
  );
}

function wordsOf({ figure, since, until, question }: ConversationFilters) {
  if (question !== undefined) return texted.onlyQuestion;
  if (figure !== undefined && since !== undefined && until !== undefined)
    return texted.only(texted.figures[figure], tellSpan(since, until));
  return undefined;
}
