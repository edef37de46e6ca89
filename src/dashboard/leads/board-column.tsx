import { Text, Title } from '@mantine/core';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import type { Lead, LeadStatus } from '../../contract/leads.js';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { type Growing, useRowsIn } from '../parts/use-rows.js';
import { BoardCard, dragType, type HowMoved } from './board-card.js';
import type { LeadFilters } from './lead-filters.js';
import { useLeads } from './use-leads.js';

const texted = texts.leads;

export interface Moved {
  id: string;
  how: HowMoved;
}

interface BoardColumnProps {
  status: LeadStatus;
  filters: LeadFilters;
  canWrite: boolean;
  /** The lead that was just moved by a key or a choice. */
  moved: Moved | undefined;
  onMoved: (lead: Lead, how: HowMoved) => void;
  onFocused: () => void;
  /** A card was let go over this column. */
  onDropped: (leadId: string, status: LeadStatus) => void;
}

/** The leads of one status, the newest first. */
export function BoardColumn({ status, filters, onDropped, ...cards }: BoardColumnProps) {
  const leads = useLeads({ ...filters, status });
  const [isOver, setOver] = useState(false);
  const count = leads.data?.length ?? 0;
  const enter = (event: DragEvent) => {
    if (!cards.canWrite || !event.dataTransfer.types.includes(dragType)) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onDropped(event.dataTransfer.getData(dragType), status);
  };
  return (
    <section
      className="board-column"
      data-over={isOver}
      aria-label={texted.statuses[status]}
      onDragOver={enter}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Title order={2} size="h5" mb="xs">
        {texted.statuses[status]}{' '}
        <Text span c="dimmed" size="sm">
          {leads.hasNextPage ? `${count}+` : count}
        </Text>
      </Title>
      <Loaded query={leads}>
        {(items) => <Cards items={items} pages={leads} whenEmpty={emptyText(status, filters)} {...cards} />}
      </Loaded>
    </section>
  );
}

/** Where leads come in, it says what brings them. */
const emptyText = (status: LeadStatus, { q, assignee }: LeadFilters): string =>
  status === 'new' && q === undefined && assignee === undefined ? texted.noneHelp : texted.emptyColumn;

interface CardsProps extends Pick<BoardColumnProps, 'canWrite' | 'moved' | 'onMoved' | 'onFocused'> {
  items: readonly Lead[];
  pages: Growing;
  whenEmpty: string;
}

const usualHeightPx = 154;

function Cards({ items, pages, moved, whenEmpty, ...card }: CardsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRowsIn(scroller, { count: items.length, estimatePx: usualHeightPx, pages });
  const isHere = moved !== undefined && items[0]?.id === moved.id;
  useEffect(() => {
    // What comes so stands on top, where its focus must be able to find it.
    if (isHere) scroller.current?.scrollTo({ top: 0 });
  }, [isHere]);
  return (
    <div ref={scroller} className="board-cards">
      {items.length === 0 && (
        <Text size="sm" c="dimmed">
          {whenEmpty}
        </Text>
      )}
      <ul className="plain-list" style={{ paddingTop: rows.beforePx, paddingBottom: rows.afterPx }}>
        {rows.indexes.map((index) => {
          const lead = items[index];
          return (
            lead && (
              <li key={lead.id} ref={rows.measure} data-index={index} className="board-place">
                <BoardCard lead={lead} cameBy={lead.id === moved?.id ? moved.how : undefined} {...card} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
