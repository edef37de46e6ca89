import { SegmentedControl, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ConnectionEvent } from '../../contract/connection-events.js';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { Section } from '../parts/section.js';
import { type Growing, useRowsIn } from '../parts/use-rows.js';
import { usePages } from '../parts/use-pages.js';
import { connectionKey, listConnectionEvents } from './connection-calls.js';
import { EventRow } from './event-row.js';

const texted = texts.connections.events;

const pageSize = 50;
const usualHeightPx = 52;
/** News of a busy inbox come seldom enough to be looked for, and are nothing to wait for. */
const rereadMs = 30_000;

interface ConnectionEventsProps {
  connectionId: string;
  /** What is connected, by its name. */
  inbox: string;
}

/** What came in and went out through the connection, and what failed. */
export function ConnectionEvents({ connectionId, inbox }: ConnectionEventsProps) {
  const [isFailedOnly, setFailedOnly] = useState(false);
  const events = usePages({
    queryKey: [...connectionKey(connectionId), 'events', isFailedOnly],
    read: (cursor, signal) =>
      listConnectionEvents({ connectionId, isFailedOnly, cursor, limit: pageSize }, signal),
    refetchInterval: rereadMs,
  });
  return (
    <Section title={texted.title} intro={texted.intro}>
      <SegmentedControl
        aria-label={texted.show}
        size="xs"
        mb="sm"
        w="fit-content"
        value={isFailedOnly ? 'failed' : 'all'}
        onChange={(shown) => setFailedOnly(shown === 'failed')}
        data={[
          { value: 'all', label: texted.all },
          { value: 'failed', label: texted.failed },
        ]}
      />
      <Loaded query={events}>
        {(items) =>
          items.length === 0 ? (
            <Text size="sm">{isFailedOnly ? texted.noneFailed : texted.none}</Text>
          ) : (
            <EventList items={items} pages={events} inbox={inbox} />
          )
        }
      </Loaded>
    </Section>
  );
}

interface EventListProps {
  items: readonly ConnectionEvent[];
  pages: Growing;
  inbox: string;
}

/** However many: only the rows that can be seen are in the page. */
function EventList({ items, pages, inbox }: EventListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRowsIn(scroller, { count: items.length, estimatePx: usualHeightPx, pages });
  return (
    <div ref={scroller} className="event-rows" role="region" aria-label={texted.list} tabIndex={0}>
      <ul className="plain-list" style={{ paddingTop: rows.beforePx, paddingBottom: rows.afterPx }}>
        {rows.indexes.map((index) => {
          const event = items[index];
          return (
            event && (
              <li
                key={event.id}
                ref={rows.measure}
                data-index={index}
                aria-posinset={index + 1}
                aria-setsize={pages.hasNextPage ? -1 : items.length}
              >
                <EventRow event={event} inbox={inbox} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
