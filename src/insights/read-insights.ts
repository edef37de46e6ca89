import { z } from 'zod';
import type { InsightQuery } from '../contract/insights.js';
import { readConfig } from '../accounts/tenant-config.js';
import { callWithin, type TenantDb } from '../platform/database/tenant-db.js';
import { addDays, readToday, type Span } from './span.js';

const Figures = z.object({
  sums: z.looseObject({}),
  days: z.array(z.looseObject({ is_pending: z.boolean() })),
  connections: z.array(z.looseObject({ connection_id: z.uuid() })),
  channels: z.array(z.looseObject({})),
  handed_over_reasons: z.record(z.string(), z.number()),
  silent_reasons: z.record(z.string(), z.number()),
});

const Known = z.object({ known_since: z.string() });

const Refs = z.array(z.looseObject({ id: z.uuid() }));

interface Reading {
  explain: (reason: string) => string;
  /** So many messages are counted while somebody waits. Of more, older days are told once they are summed up. */
  mostCounted?: number;
}

/** The figures of the last days in the tenant's time zone, and of as many days before; as far as they can be told at once. */
export async function readInsights(
  tx: TenantDb,
  query: InsightQuery,
  { explain, mostCounted = 20_000 }: Reading,
) {
  const { time_zone } = await readConfig(tx);
  const until = await readToday(tx, time_zone);
  const since = addDays(until, 1 - query.days);
  const span = { since, before: addDays(until, 1) };
  const spanBefore = { since: addDays(since, -query.days), before: since };
  const known_since = await findKnown(tx, { since: spanBefore.since, time_zone, most: mostCounted });
  const { connection_id = null, channel = null } = query;
  const argument = { time_zone, known_since, connection_id, channel };
  const read = async (asked: Span) =>
    Figures.parse(await callWithin(tx, { name: 'tell_figures', argument: { ...asked, ...argument } }));
  const [now, before] = [await read(span), await read(spanBefore)];
  const refs = Refs.parse(await tx('connections').select('id', 'name', 'connector'));
  return {
    ...{ since, until, time_zone, sums: now.sums, before: before.sums, days: now.days },
    ...{ pending_days: countPending(now), pending_days_before: countPending(before) },
    connections: now.connections.flatMap(({ connection_id, ...counts }) => {
      const connection = refs.find(({ id }) => id === connection_id);
      return connection ? [{ connection, ...counts }] : [];
    }),
    channels: now.channels,
    handed_over_reasons: rank(now.handed_over_reasons, explain),
    silent_reasons: rank(now.silent_reasons, explain),
  };
}

/** The first day whose figures are known. */
async function findKnown(
  tx: TenantDb,
  argument: { since: string; time_zone: string; most: number },
): Promise<string> {
  return Known.parse(await callWithin(tx, { name: 'find_known_days', argument })).known_since;
}

const countPending = ({ days }: z.infer<typeof Figures>): number =>
  days.filter(({ is_pending }) => is_pending).length;

const rank = (reasons: Record<string, number>, explain: (reason: string) => string) =>
  Object.entries(reasons)
    .map(([reason, count]) => ({ reason, explanation: explain(reason), count }))
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
