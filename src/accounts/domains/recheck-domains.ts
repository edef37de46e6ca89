import { z } from 'zod';
import { queueMail } from '../../platform/mail-outbox.js';
import type { Database } from '../../platform/database/open-database.js';
import { asSystem, type SystemDb } from '../../platform/database/tenant-db.js';
import type { Log } from '../../platform/log.js';
import { findOwners } from '../find-admins.js';
import { recordAudit } from '../record-audit.js';
import { recordValue } from './domain.js';
import { type Found, readRecords, type ReadRecordsDeps } from './read-records.js';

export interface RecheckDeps extends ReadRecordsDeps {
  db: Pick<Database, 'knex'>;
  log: Pick<Log, 'info' | 'warn'>;
  /** From 0 to 1. */
  random: () => number;
}

/** In one round; the next comes within a minute. */
const mostInRound = 200;
/** Name servers that are asked at a time. */
const atOnce = 5;
/** A process that died while it asked is not waited for longer. */
const claimMinutes = 10;
/** Spread, so that domains that were proven together are not looked at together for ever. */
const everyHours = { least: 22, most: 26 };
/** Where the name servers did not answer. */
const againHours = { least: 1, most: 2 };
const missing = { checks: 3, days: 3 };

/**
 * Looks once a day whether the record of each proven domain still stands: one that changed hands must not stay proven for
 * ever. A domain whose record was missing in three checks in a row, over three days at least, is proven no more, and its
 * owners are told. Name servers that do not answer say nothing. Processes that do this at once share the work.
 */
export async function recheckDomains(deps: RecheckDeps): Promise<void> {
  for (let count = 0; count < mostInRound; count += atOnce) {
    const claimed = await claimDue(deps);
    await Promise.all(claimed.map((one) => recheck(one, deps)));
    if (claimed.length < atOnce) return;
  }
}

const Claimed = z.object({
  tenant_id: z.uuid(),
  id: z.uuid(),
  domain: z.string(),
  token: z.string(),
  /** As text: a time of JavaScript is less exact. */
  claim: z.string(),
});
type Claimed = z.infer<typeof Claimed>;

const claimDue = ({ db }: RecheckDeps): Promise<Claimed[]> =>
  asSystem(db, async (tx) => {
    const answer: unknown = await tx.raw(
      `update domains set check_due_at = app_now() + make_interval(mins => ?)
       where (tenant_id, id) in (
         select d.tenant_id, d.id from domains d join tenants t on t.id = d.tenant_id
         where d.proven_at is not null and t.status = 'active'
           and coalesce(d.check_due_at, d.checked_at + interval '1 day', d.proven_at) <= app_now()
         order by coalesce(d.check_due_at, d.checked_at + interval '1 day', d.proven_at)
         limit ? for update of d skip locked)
       returning tenant_id, id, domain, token, check_due_at::text as claim`,
      [claimMinutes, atOnce],
    );
    return z.object({ rows: z.array(Claimed) }).parse(answer).rows;
  });

async function recheck(claimed: Claimed, deps: RecheckDeps): Promise<void> {
  try {
    const found = await readRecords(claimed, deps);
    await asSystem(deps.db, (tx) => settle(tx, { ...claimed, found }, deps));
  } catch (err) {
    deps.log.warn({ err, domain_id: claimed.id }, 'a domain could not be checked; it is tried again');
  }
}

/** Counts once, whoever else looks: one that was verified, given up or claimed again meanwhile is not this check's any more. */
async function settle(
  tx: SystemDb,
  { tenant_id, id, domain, token, claim, found }: Claimed & { found: Found },
  { random }: Pick<RecheckDeps, 'random'>,
): Promise<void> {
  const own = tx('domains')
    .where({ tenant_id, id })
    .whereNotNull('proven_at')
    .whereRaw('check_due_at = ?::timestamptz', [claim]);
  const { least, most } = found === undefined ? againHours : everyHours;
  const check_due_at = tx.raw('app_now() + make_interval(secs => ?)', [
    (least + random() * (most - least)) * 3_600,
  ]);
  if (found === undefined) {
    await own.update({ check_due_at });
    return;
  }
  const checked = { check_due_at, checked_at: tx.raw('app_now()'), problem: null };
  if (found.includes(recordValue({ token }))) {
    await own.update({ ...checked, missing_since: null, missing_checks: 0 });
    return;
  }
  const rows: unknown = await own
    .update({
      ...{ ...checked, missing_checks: tx.raw('missing_checks + 1') },
      missing_since: tx.raw('coalesce(missing_since, app_now())'),
    })
    .returning([
      tx.raw(
        'missing_checks >= :checks and missing_since <= app_now() - make_interval(days => :days) as is_lost',
        missing,
      ),
      'missing_checks',
    ]);
  const [counted] = z.array(z.object({ is_lost: z.boolean() })).parse(rows);
  if (counted?.is_lost) await unprove(tx, { tenant_id, id, domain });
}

async function unprove(
  tx: SystemDb,
  { tenant_id: tenantId, id, domain }: Pick<Claimed, 'tenant_id' | 'id' | 'domain'>,
): Promise<void> {
  await tx('domains')
    .where({ tenant_id: tenantId, id })
    .update({ proven_at: null, check_due_at: null, problem: 'no-record' });
  for (const recipient of await findOwners(tx, tenantId))
    await queueMail(tx, { kind: 'domain-unproven', recipient, tenantId, subjectId: id });
  await recordAudit(tx, {
    ...{ tenantId, action: 'domain.expire', details: { name: domain } },
    actor: { kind: 'operator', id: null, name: 'daily check' },
  });
}
