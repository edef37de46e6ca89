import { z } from 'zod';
import { findOwners } from '../accounts/find-admins.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem, type SystemDb } from '../platform/database/tenant-db.js';
import { queueMail } from '../platform/mail-outbox.js';
import type { trialMails } from './write-trial-mail.js';

/** How long before the end of a trial its owners hear of it. */
const noticeDays = 3;

interface Notice {
  kind: (typeof trialMails)[number];
  /** Which trials are at that point. */
  when: string;
  /** Keeps the end that was told. */
  column: 'trial_ending_told' | 'trial_ended_told';
}

const notices: readonly Notice[] = [
  {
    ...{ kind: 'trial-ending', column: 'trial_ending_told' },
    when: `trial_ends_at > app_now() and trial_ends_at <= app_now() + interval '${noticeDays} days'`,
  },
  { kind: 'trial-ended', column: 'trial_ended_told', when: 'trial_ends_at <= app_now()' },
];

/**
 * Asks for the mails about trials that end soon or have ended: one of each for an end, also when two processes look at once
 * or one dies in between, and one more when the end is moved. Without a confirmed address it waits for one.
 */
export async function tellTrials({ db }: { db: Pick<Database, 'knex'> }): Promise<void> {
  for (const notice of notices) await asSystem(db, (tx) => tell(tx, notice));
}

async function tell(tx: SystemDb, { kind, when, column }: Notice): Promise<void> {
  const told: unknown = await tx('tenants as t')
    .where({ plan: 'trial', status: 'active' })
    .whereRaw(when)
    .whereRaw('?? is distinct from trial_ends_at', [column])
    .whereExists(
      tx('members as m')
        .join('people as p', 'p.id', 'm.person_id')
        .whereRaw('m.tenant_id = t.id')
        .where({ 'm.role': 'owner', 'p.email_confirmed': true }),
    )
    .update({ [column]: tx.ref('trial_ends_at') })
    .returning('id');
  for (const { id } of z.array(z.object({ id: z.uuid() })).parse(told))
    for (const recipient of await findOwners(tx, id)) await queueMail(tx, { kind, recipient, tenantId: id });
}
