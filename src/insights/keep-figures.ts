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
 * end, when no transaction that began in it can still be open. Until then figures are counted from what is stored, which gives
 * the same; of more than can be counted while somebody waits, the reply says that they are still being summed up.
 */
export async function keepAllFigures(deps: KeepDeps): Promise<void> {
  const due = await asSystem(deps.db, async (tx) => {
    const answer: unknown = await tx.raw(
      `select t.id from tenants t left join insight_marks m on m.tenant_id = t.id
        cross join lateral (select coalesce(t.config->>'time_zone', 'UTC') as name) as zone
       where m.tenant_id is null or m.time_zone <> zone.name or m.summed_since is not null
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

/** The same for one tenant: the latest days first, and each step at once for everybody to see. */
export async function keepFigures(tenantId: string, { db }: Pick<KeepDeps, 'db'>): Promise<void> {
  for (;;) {
    const argument = await inTenant(db, tenantId, findNext);
    if (argument === undefined) break;
    await callInTenant(db, tenantId, { name: 'keep_days', argument });
  }
  await inTenant(db, tenantId, gatherQuestions);
}

const Found = z.object({
  rows: z.tuple([
    z.object({
      over: z.string(),
      begun: z.string().nullable(),
      kept_until: z.string().nullable(),
      kept_since: z.string().nullable(),
    }),
  ]),
});
type Found = z.infer<typeof Found>['rows'][0];

/** Days to sum up in one step; `is_first` where nothing older is left. */
interface Step extends Span {
  time_zone: string;
  is_first: boolean;
}

async function findNext(tx: TenantDb): Promise<Step | undefined> {
  const { time_zone } = await readConfig(tx);
  const answer: unknown = await tx.raw(
    `select ((app_now() - interval '1 hour') at time zone :time_zone)::date::text as over,
      (select (min(at) at time zone :time_zone)::date::text
        from (select min(created_at) as at from conversations) as c) as begun,
      m.summed_until::text as kept_until, m.summed_since::text as kept_since
     from (values (1)) as always left join insight_marks m on m.time_zone = :time_zone`,
    { time_zone },
  );
  const step = nextStep(Found.parse(answer).rows[0]);
  return step && { ...step, time_zone };
}

/** From the last day that was summed up to yesterday; then, and all anew when the time zone changed, from there back. */
function nextStep({ over, begun, kept_until, kept_since }: Found): Omit<Step, 'time_zone'> | undefined {
  if (kept_until !== null && kept_until < over)
    return { since: kept_until, before: earlier(addDays(kept_until, daysAtOnce), over), is_first: false };
  if (kept_until !== null && kept_since === null) return undefined;
  const before = kept_since ?? over;
  const first = earlier(later(begun ?? over, addDays(over, -keptDays)), before);
  const since = later(addDays(before, -daysAtOnce), first);
  return { since, before, is_first: since === first };
}

/** Days as text are in the order of time. */
const earlier = (one: string, other: string): string => (one < other ? one : other);
const later = (one: string, other: string): string => (one < other ? other : one);
