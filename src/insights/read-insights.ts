import { z } from 'zod';
import type { InsightQuery } from '../contract/insights.js';
import { readConfig } from '../accounts/tenant-config.js';
import { callWithin, type TenantDb } from '../platform/database/tenant-db.js';
import { addDays, readToday, type Span } from './span.js';

const Figures = z.object({
  sums: z.looseObject({}),
  days: z.array(z.looseObject({})),
  connections: z.array(z.looseObject({ connection_id: z.uuid() })),
  channels: z.array(z.looseObject({})),
  handed_over_reasons: z.record(z.string(), z.number()),
  silent_reasons: z.record(z.string(), z.number()),
});

const Refs = z.array(z.looseObject({ id: z.uuid() }));

/** The figures of the last days in the tenant's time zone, and of as many days before. */
export async function readInsights(
  tx: TenantDb,
  query: InsightQuery,
  { explain }: { explain: (reason: string) => string },
) {
  const { time_zone } = await readConfig(tx);
  const until = await readToday(tx, time_zone);
  const since = addDays(until, 1 - query.days);
  const filters = { connection_id: query.connection_id ?? null, channel: query.channel ?? null };
  const read = async (span: Span) =>
    Figures.parse(
      await callWithin(tx, { name: 'read_figures', argument: { ...span, time_zone, ...filters } }),
    );
  const now = await read({ since, before: addDays(until, 1) });
  const before = await read({ since: addDays(since, -query.days), before: since });
  const refs = Refs.parse(await tx('connections').select('id', 'name', 'connector'));
  return {
    ...{ since, until, time_zone, sums: now.sums, before: before.sums, days: now.days },
    connections: now.connections.flatMap(({ connection_id, ...counts }) => {
      const connection = refs.find(({ id }) => id === connection_id);
      return connection ? [{ connection, ...counts }] : [];
    }),
    channels: now.channels,
    handed_over_reasons: rank(now.handed_over_reasons, explain),
    silent_reasons: rank(now.silent_reasons, explain),
  };
}

const rank = (reasons: Record<string, number>, explain: (reason: string) => string) =>
  Object.entries(reasons)
    .map(([reason, count]) => ({ reason, explanation: explain(reason), count }))
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
