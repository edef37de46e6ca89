import { z } from 'zod';
import { readConfig } from '../accounts/tenant-config.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem, callInTenant, inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Log } from '../platform/log.js';
import { gatherQuestions } from './gather-questions.js';
import { addDays, type Span } from './span.js';

export interface KeepDeps {
  db: Pick<Database, 'knex' | 'calls'>;
  log: Log;
}

/** Two spans of the longest comparison, and some days more than that. */
const keptDays = 200;
/** What is summed up in one transaction. */
const daysAtOnce = 7;

const Due = z.object({ rows: z.array(z.object({ id: z.uuid() })) });

/**
 * Sums up the days that are over, for every tenant for whom one is that was not yet: a day counts as over an hour after its
 * end, when no transaction that began in it can still be open. Until then, and when nobody does this, figures are counted
 * from what is stored, which is slower and gives the same.
 */
export async function keepAllFigures(deps: KeepDeps): Promise<void> {
  const due = await asSystem(deps.db, async (tx) => {
    const answer: unknown = await tx.raw(
      `select t.id from tenants t left join insight_marks m on m.tenant_id = t.id
        cross join lateral (select coalesce(t.config->>'time_zone', 'UTC') as name) as zone
       where m.tenant_id is null or m.time_zone <> zone.name
         or m.summed_until < ((app_now() - interval '1 hour') at time zone zone.name)::date`,
    );
    return Due.parse(answer).rows;
  });
  for (const { id } of due) {
    try {
      await keepFigures(id, deps);
    } catch (err) {
      deps.log.warn({ err, tenant_id: id }, 'figures could not be summed up; they are counted until then');
    }
  }
}

/** The same for one tenant. */
export async function keepFigures(tenantId: string, { db }: Pick<KeepDeps, 'db'>): Promise<void> {
  await inTenant(db, tenantId, gatherQuestions);
  const { time_zone, since, before } = await inTenant(db, tenantId, findSpan);
  for (let from = since; from < before || from === since; from = addDays(from, daysAtOnce)) {
    const until = [addDays(from, daysAtOnce), before].sort()[0] ?? before;
    const argument = { since: from, before: until, time_zone };
    await callInTenant(db, tenantId, { name: 'keep_figures', argument });
  }
}

const Found = z.object({
  rows: z.tuple([z.object({ over: z.string(), begun: z.string().nullable(), kept: z.string().nullable() })]),
});

/** From the day after the last that was summed up; all anew when the time zone changed since. */
async function findSpan(tx: TenantDb): Promise<Span & { time_zone: string }> {
  const { time_zone } = await readConfig(tx);
  const answer: unknown = await tx.raw(
    `select ((app_now() - interval '1 hour') at time zone ?)::date::text as over,
      (select (min(at) at time zone ?)::date::text from (select min(created_at) as at from conversations) as c) as begun,
      (select summed_until::text from insight_marks where time_zone = ?) as kept`,
    [time_zone, time_zone, time_zone],
  );
  const { over, begun, kept } = Found.parse(answer).rows[0];
  const first = [begun ?? over, addDays(over, -keptDays)].sort()[1] ?? over;
  return { time_zone, since: kept ?? [first, over].sort()[0] ?? over, before: over };
}
