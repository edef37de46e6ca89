import type { BoundConnection } from '../connections/connection.js';
import { ConnectorEvent } from '../kit/index.js';
import type { Log } from '../platform/log.js';

/** The events of a connector that have a known shape. The others are its fault, and stop none of these. */
export const checkEvents = (
  { row }: BoundConnection,
  events: readonly ConnectorEvent[],
  { log }: { log: Log },
): ConnectorEvent[] =>
  events.flatMap((event) => {
    const checked = ConnectorEvent.safeParse(event);
    if (checked.success) return [checked.data];
    const { issues } = checked.error;
    log.warn({ connector: row.connector, issues }, 'a connector made an event of no known shape');
    return [];
  });
