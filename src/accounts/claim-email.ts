import type { Database } from '../platform/database/open-database.js';
import { asSystem, type SystemDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import type { Limiter } from '../platform/http/rate-limit.js';
import { sha256 } from '../platform/ids.js';
import { type MailOutbox, queueMail } from '../platform/mail-outbox.js';
import { forInstallation } from '../platform/scoped-key.js';
import { confirmPassword } from './change-password.js';
import { findOneTimeLink, takeOneTimeLink } from './one-time-link.js';
import { findPerson, findPersonByEmail } from './people.js';
import { recordOwnAct } from './record-own-act.js';

export interface ClaimDeps {
  db: Pick<Database, 'knex'>;
  limiter: Limiter;
  outbox: Pick<MailOutbox, 'nudge'>;
}

/** Mails to an address that may be a stranger's: few for each address, and few by one person. */
const perEmail = { name: 'claim-email', points: 5, perSeconds: 3_600 };
const perPerson = { name: 'claim-person', points: 10, perSeconds: 3_600 };

export const spendClaimMail = (email: string, { limiter }: Pick<ClaimDeps, 'limiter'>): Promise<unknown> =>
  limiter.consume(perEmail, forInstallation(sha256(email)));

/** Notes an address that somebody says is theirs, and sends a link there. A claim of before ends with its link. */
export async function claimEmail(tx: SystemDb, personId: string, email: string): Promise<void> {
  await tx('one_time_links').where({ person_id: personId, purpose: 'confirm-email' }).del();
  await tx('email_claims')
    .insert({ person_id: personId, email })
    .onConflict('person_id')
    .merge({ email, created_at: tx.raw('app_now()') });
  await queueMail(tx, { kind: 'confirm-email', recipient: email, subjectId: personId });
}

/** Wants another address. It counts once it is confirmed; whether anybody has it is told there alone. */
export async function changeEmail(
  { email, ...known }: Omit<Parameters<typeof confirmPassword>[0], 'field'> & { email: string },
  deps: ClaimDeps,
): Promise<void> {
  const { personId } = known;
  await deps.limiter.consume(perPerson, forInstallation(personId));
  await confirmPassword({ ...known, field: 'password' }, deps);
  await spendClaimMail(email, deps);
  await asSystem(deps.db, (tx) => claimEmail(tx, personId, email));
  deps.outbox.nudge();
}

/** Sends the link again; the one before works until then. Throws `conflict` where nothing waits to be confirmed. */
export async function resendConfirmation(personId: string, deps: ClaimDeps): Promise<void> {
  await deps.limiter.consume(perPerson, forInstallation(personId));
  const person = await asSystem(deps.db, (tx) => findPerson(tx, personId));
  const email = person?.claimed_email ?? undefined;
  if (email === undefined)
    throw new AppError('conflict', { publicMessage: 'There is no address that waits to be confirmed.' });
  await spendClaimMail(email, deps);
  await asSystem(deps.db, (tx) =>
    queueMail(tx, { kind: 'confirm-email', recipient: email, subjectId: personId }),
  );
  deps.outbox.nudge();
}

/**
 * Makes the claimed address the person's own. A link alone does not: whoever opens it is signed in as the one who asked, or
 * a stranger who signed up with somebody's address would have it once that somebody clicks. Throws `link-expired`,
 * `forbidden` for another person's link, or `email-taken`.
 */
export async function confirmEmail(
  { token, personId }: { token: string; personId: string },
  { db, outbox }: Pick<ClaimDeps, 'db' | 'outbox'>,
): Promise<void> {
  await asSystem(db, async (tx) => {
    const link = await findOneTimeLink(tx, token, ['confirm-email']);
    if (link && link.person_id !== personId)
      throw new AppError('forbidden', {
        publicMessage: 'This link is for another account. Sign in with that one, then open the link again.',
      });
    const person = await takeOneTimeLink(tx, token, ['confirm-email']);
    const email = person.claimed_email;
    if (email === null) throw new AppError('link-expired');
    if (await findPersonByEmail(tx, email)) throw new AppError('email-taken');
    await tx('people')
      .where({ id: personId })
      .update({ email, email_confirmed: true, updated_at: tx.raw('app_now()') });
    await tx('email_claims').where({ person_id: personId }).del();
    // Links that wait in the mailbox of before would let in without the new one.
    await tx('one_time_links').where({ person_id: personId }).whereNull('used_at').del();
    if (person.email_confirmed)
      await queueMail(tx, { kind: 'email-changed', recipient: person.email, subjectId: personId });
    await recordOwnAct(tx, person, { action: 'email.confirm' });
  });
  outbox.nudge();
}
