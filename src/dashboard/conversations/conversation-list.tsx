import { Badge, Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo, useEffect, useRef } from 'react';
import type { ConversationSummary } from '../../contract/conversations.js';
import { texts } from '../messages/texts.js';
import { ButtonLink } from '../parts/links.js';
import { Moment } from '../parts/moment.js';
import { Nothing } from '../parts/states.js';
import { type Growing, useRowsIn } from '../parts/use-rows.js';
import { useNameOf } from '../team/use-team.js';
import { type ConversationFilters, firstView } from './conversation-filters.js';
import { nameVisitor } from './name-visitor.js';

interface ConversationListProps {
  items: readonly ConversationSummary[];
  pages: Growing;
  chosenId: string | undefined;
  /** Kept in each link, so that the list stays as it is. */
  filters: ConversationFilters;
  /** Takes all filters but the view away. */
  onClear: () => void;
}

const usualHeightPx = 87;

/** The list, however long: only the rows that can be seen are in the page. */
export function ConversationList({ items, pages, chosenId, filters, onClear }: ConversationListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRowsIn(scroller, { count: items.length, estimatePx: usualHeightPx, pages });
  const chosenAt = items.findIndex(({ id }) => id === chosenId);
  const { show } = rows;
  useEffect(() => {
    if (chosenAt >= 0) show(chosenAt);
    // Only when another is chosen: news must not scroll the list under somebody's eyes.
  }, [chosenId]);
  if (items.length === 0) return <NoConversations filters={filters} onClear={onClear} />;
  return (
    <div ref={scroller} className="inbox-rows">
      <ul className="plain-list" style={{ paddingTop: rows.beforePx, paddingBottom: rows.afterPx }}>
        {rows.indexes.map((index) => {
          const item = items[index];
          return (
            item && (
              <li
                key={item.id}
                ref={rows.measure}
                data-index={index}
                aria-posinset={index + 1}
                aria-setsize={pages.hasNextPage ? -1 : items.length}
              >
                <ConversationRow item={item} isChosen={item.id === chosenId} filters={filters} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

interface ConversationRowProps {
  item: ConversationSummary;
  isChosen: boolean;
  filters: ConversationFilters;
}

/** Drawn again only when its own conversation changed, however many others did. */
const ConversationRow = memo(function ConversationRow({ item, isChosen, filters }: ConversationRowProps) {
  return (
    <Link
      to="/conversations/$conversationId"
      params={{ conversationId: item.id }}
      search={filters}
      className="conversation-item"
      aria-current={isChosen ? 'true' : undefined}
    >
      <Item item={item} />
    </Link>
  );
});

function Item({ item }: { item: ConversationSummary }) {
  const { last_message, visitor, connection, assignee_id } = item;
  const texted = texts.conversations;
  const nameOf = useNameOf();
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
      <Group gap={6} mt={4} wrap="nowrap">
        <StateBadge item={item} />
        <Text size="xs" c="dimmed" truncate>
          {[connection.name, ...(assignee_id === null ? [] : [nameOf(assignee_id)])].join(' · ')}
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

type NoneProps = Pick<ConversationListProps, 'filters' | 'onClear'>;

function NoConversations({ filters, onClear }: NoneProps) {
  const { view = firstView, ...narrowing } = filters;
  const texted = texts.conversations;
  if (Object.values(narrowing).some((filter) => filter !== undefined))
    return <NoneFound filters={filters} onClear={onClear} />;
  const { title, help } = texted.empty[view];
  const isWhole = view === 'open' || view === 'all';
  return (
    <Nothing
      title={title}
      action={
        isWhole && (
          <ButtonLink to="/connections" variant="default">
            {texted.toConnections}
          </ButtonLink>
        )
      }
    >
      {help}
    </Nothing>
  );
}

/** What was looked for may be among those that the view leaves out. */
function NoneFound({ filters, onClear }: NoneProps) {
  const { view = firstView } = filters;
  const texted = texts.conversations;
  if (view === 'all')
    return (
      <Nothing
        title={texted.noneFound}
        action={
          <Button variant="default" onClick={onClear}>
            {texted.clear}
          </Button>
        }
      >
        {texted.noneFoundHelp}
      </Nothing>
    );
  return (
    <Nothing
      title={texted.noneFound}
      action={
        <ButtonLink to="/conversations" search={{ ...filters, view: 'all' }} variant="default">
          {texted.searchAll}
        </ButtonLink>
      }
    >
      {texted.noneFoundIn[view]}
    </Nothing>
  );
}
