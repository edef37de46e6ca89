import { Badge, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ConversationSummary } from '../../contract/conversations.js';
import { texts } from '../messages/texts.js';
import { Moment } from '../parts/moment.js';
import { Nothing } from '../parts/states.js';
import { type ConversationFilters, firstView } from './conversation-filters.js';
import { nameVisitor } from './name-visitor.js';

interface ConversationListProps {
  items: readonly ConversationSummary[];
  chosenId: string | undefined;
  /** Kept in each link, so that the list stays as it is. */
  filters: ConversationFilters;
}

export function ConversationList({ items, chosenId, filters }: ConversationListProps) {
  if (items.length === 0) return <NoConversations filters={filters} />;
  return (
    <ul className="plain-list">
      {items.map((item) => (
        <li key={item.id}>
          <Link
            to="/conversations/$conversationId"
            params={{ conversationId: item.id }}
            search={filters}
            className="conversation-item"
            aria-current={item.id === chosenId ? 'true' : undefined}
          >
            <Item item={item} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Item({ item }: { item: ConversationSummary }) {
  const { last_message, visitor, connection } = item;
  const texted = texts.conversations;
  return (
    <>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text fw={600} size="sm" truncate>
          {nameVisitor(visitor)}
        </Text>
        <Moment at={last_message?.at ?? item.updated_at} size="xs" c="dimmed" className="no-wrap" />
      </Group>
      <Text size="sm" c="dimmed" truncate>
        {last_message ? `${texted.by[last_message.role]}${last_message.text}` : texted.noMessage}
      </Text>
      <Group gap={6} mt={4}>
        <StateBadge item={item} />
        <Text size="xs" c="dimmed" truncate>
          {connection.name}
        </Text>
      </Group>
    </>
  );
}

/** What matters most about a conversation, in one word. */
export function StateBadge({
  item,
}: {
  item: Pick<ConversationSummary, 'status' | 'handler' | 'waiting_for_human'>;
}) {
  const texted = texts.conversations;
  if (item.status === 'closed') return <Badge color="gray">{texted.closed}</Badge>;
  if (item.waiting_for_human) return <Badge color="orange">{texted.waiting}</Badge>;
  return item.handler === 'human' ? (
    <Badge color="blue">{texted.withHuman}</Badge>
  ) : (
    <Badge>{texted.withBot}</Badge>
  );
}

function NoConversations({ filters: { view = firstView, q, handler } }: { filters: ConversationFilters }) {
  const texted = texts.conversations;
  if (q !== undefined || handler !== undefined)
    return <Nothing title={texted.noneFound}>{texted.noneFoundHelp}</Nothing>;
  const { title, help } = texted.empty[view];
  return <Nothing title={title}>{help}</Nothing>;
}
