import { readTenant } from '../accounts/tenant-records.js';
import type { ChangeTenant, Tenant } from '../contract/tenants.js';
import { readNow } from '../platform/database/read-now.js';
import type { SystemDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { trialMails } from './write-trial-mail.js';

export type PlanChange = Pick<ChangeTenant, 'plan' | 'trial_ends_at'>;

/**
 * Another plan, or another end of the trial. The next turn goes by it. What the owners were still to be told of the former
 * end they are not told any more. Throws `not-found`, and `invalid-input` for an end that is over or belongs to no trial.
 */
export async function changePlan(tx: SystemDb, id: string, change: PlanChange): Promise<Tenant> {
  await tx('tenants').where({ id }).forNoKeyUpdate().first('id');
  const before = await readTenant(tx, id);
  const after = await settle(tx, before, change);
  if (after.plan === before.plan && after.trial_ends_at === before.trial_ends_at) return before;
  await tx('tenants')
    .where({ id })
    .update({ ...after, version: tx.raw('version + 1'), updated_at: tx.raw('app_now()') });
  await tx('mails').where({ tenant_id: id, state: 'waiting' }).whereIn('kind', trialMails).del();
  return readTenant(tx, id);
}

async function settle(
  tx: SystemDb,
  before: Tenant,
  { plan = before.plan, trial_ends_at }: PlanChange,
): Promise<Pick<Tenant, 'plan' | 'trial_ends_at'>> {
  if (plan === 'standard' && trial_ends_at !== undefined)
    throw refusedEnd('This business is not on trial. Give the plan “trial” with it.');
  if (plan === 'standard') return { plan, trial_ends_at: null };
  if (trial_ends_at === undefined) return { plan, trial_ends_at: before.trial_ends_at };
  const ends = new Date(trial_ends_at);
  if (ends <= (await readNow(tx))) throw refusedEnd('This time is over. Give one that is to come.');
  return { plan, trial_ends_at: ends.toISOString() };
}

const refusedEnd = (message: string): AppError =>
  new AppError('invalid-input', { fields: [{ path: 'trial_ends_at', message }] });
