import { z } from 'zod';
import type { Place } from '../contract/insights.js';
import type { TenantDb } from '../platform/database/tenant-db.js';

const Written = z.object({
  rows: z.array(z.object({ connection_id: z.uuid(), channel: z.string() })),
});
const Refs = z.array(
  z.object({ id: z.uuid(), name: z.string(), connector: z.string(), removed_at: z.date().nullable() }),
);

/** Days that are over are summed up by place; of what is not, the conversations themselves tell. */
const written = `select connection_id, channel from daily_figures
  union select connection_id, coalesce(channel, '') from conversations
    where updated_at > app_now() - interval '2 days'`;

/** Where visitors write: every connection that is there, removed ones while there are figures of them, with their channels. */
export async function listPlaces(tx: TenantDb): Promise<Place[]> {
  const { rows } = Written.parse(await tx.raw(written));
  const refs = Refs.parse(await tx('connections').select('id', 'name', 'connector', 'removed_at'));
  return refs
    .map(({ removed_at, ...connection }) => ({
      connection,
      isThere: removed_at === null,
      used: rows.filter(({ connection_id }) => connection_id === connection.id),
    }))
    .filter(({ isThere, used }) => isThere || used.length > 0)
    .map(({ connection, used }) => ({
      connection,
      channels: used.flatMap(({ channel }) => (channel === '' ? [] : [channel])).sort(),
    }))
    .sort((a, b) => a.connection.name.localeCompare(b.connection.name));
}
