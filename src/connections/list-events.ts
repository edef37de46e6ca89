import { z } from 'zod';
import type { ConnectionEventQuery } from '../contract/connection-events.js';
import { type Page, readCursor, readPage } from '../platform/database/read-page.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { currentTenant } from '../platform/database/tenant-table.js';
import { AppError } from '../platform/errors.js';

const Row = z.looseObject({ id: z.uuid() });

/** One table's events: its columns as those of an event, and what its own time and id are called. */
interface Part {
  select: string;
  from: string;
  at: string;
  id: string;
}

/** What we sent ourselves comes back as a message: it is told once. */
const received: Part = {
  select: `'received', conversation_id, case when is_private then 'note' else role end, null, null, null, null, 1::bigint`,
  from: 'messages where delivery_id is null',
  ...{ at: 'received_at', id: 'id' },
};
const sent: Part = {
  select: `'sent', conversation_id, kind, state, reason, null, null, 1::bigint`,
  from: 'deliveries where true',
  ...{ at: 'created_at', id: 'id' },
};
const givenUp: Part = { ...sent, from: `deliveries where state = 'parked'` };
/** Trouble has no id of its own; one that is made of its key, of the version for such ids, is the same each time. */
const trouble: Part = {
  select: `'trouble', null::uuid, source, null, null, problem->>'message', problem->>'remedy', count`,
  from: 'connection_troubles where true',
  at: 'last_at',
  id: `overlay(overlay(md5(connection_id || hour::text || source || code) placing '8' from 13) placing '8' from 17)::uuid`,
};

/** As many of one table as a page may hold, by its index: all together would be put in order first. */
const latestOf = ({ select, from, at, id }: Part, hasCursor: boolean): string =>
  `(select ${at}, ${id}, ${select} from ${from} and tenant_id = ${currentTenant} and connection_id = :connection
    ${hasCursor ? `and (${at}, ${id}) < (:at::timestamptz, :id::uuid)` : ''}
    order by ${at} desc, ${id} desc limit :most)`;

const columns = 'at, id, kind, conversation_id, subject, state, reason, message, remedy, count';

/** One page of what went through a connection or failed to, the latest first. Throws `not-found`. */
export async function listEvents(
  tx: TenantDb,
  id: string,
  { failed = false, ...page }: ConnectionEventQuery,
): Promise<Page<z.infer<typeof Row>>> {
  const known: unknown = await tx('connections').where({ id, removed_at: null }).first('id');
  if (known === undefined) throw new AppError('not-found');
  const parts = failed ? [givenUp, trouble] : [received, sent, trouble];
  const { cursor, limit } = page;
  const [at, lastId] = cursor === undefined ? [null, null] : readCursor(cursor);
  const latest = parts.map((part) => latestOf(part, cursor !== undefined)).join(' union all ');
  const events = tx
    .select('e.*')
    .from(tx.raw(`(${latest}) as e (${columns})`, { connection: id, most: limit + 1, at, id: lastId }));
  return readPage(tx, events, { ...page, timeColumn: 'e.at', idColumn: 'e.id', row: Row });
}
