import { z } from 'zod';
import type { LoginReply } from '../contract/auth.js';
import { asSystem, type SystemDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import { sha256 } from '../platform/ids.js';
import { passwordFits } from './password.js';
import { findPersonByEmail, membershipsOf, memberView, type Person } from './people.js';
import { createSession } from './sessions.js';

export interface SignInDeps {
  db: Pick<Database, 'knex'>;
}

export interface SignIn {
  email: string;
  password: string;
  /** Where the request came from. */
  address: string;
  userAgent: string | null;
}

/** Failures within the window after which nobody is let in any more, whatever the password (reliability.md F-102). */
const windowMinutes = 15;
const maxPerAccount = 10;
const maxPerAddress = 30;

/** Signs a person in. Throws `sign-in-failed`, alike for an unknown address and a wrong password, or `rate-limited`. */
export async function signIn(
  { email, password, address, userAgent }: SignIn,
  { db }: SignInDeps,
): Promise<LoginReply> {
  const account = sha256(`account ${email}`);
  const place = sha256(`address ${address}`);
  const person = await asSystem(db, async (tx) => {
    await refuseAfter(tx, account, maxPerAccount);
    await refuseAfter(tx, place, maxPerAddress);
    // Counted before the password is looked at: many tries at once cannot slip through together.
    await tx('sign_in_failures').insert([{ subject_hash: account }, { subject_hash: place }]);
    return findPersonByEmail(tx, email);
  });
  const fits = await passwordFits(password, person?.password_hash ?? null);
  if (!person || !fits) throw new AppError('sign-in-failed');
  return asSystem(db, async (tx) => {
    await tx('sign_in_failures').where({ subject_hash: account }).del();
    await takeBack(tx, place);
    return startSession(tx, person, userAgent);
  });
}

/** A session in the person's first tenant; a platform admin without one chooses with X-Tenant-Id. */
export async function startSession(
  tx: SystemDb,
  person: Person,
  userAgent: string | null,
): Promise<LoginReply> {
  const [membership] = await membershipsOf(tx, person.id);
  if (!membership && !person.is_platform_admin) throw new AppError('sign-in-failed');
  const tenant = membership?.tenant ?? null;
  const session = await createSession(tx, { personId: person.id, tenantId: tenant?.id ?? null, userAgent });
  const member = memberView(person, { role: membership?.role ?? null, tenant });
  return { token: session.token, expires_at: session.expiresAt.toISOString(), member };
}

/** This try was none of the address's failures after all; those of others behind it stay. */
async function takeBack(tx: SystemDb, subjectHash: string): Promise<void> {
  await tx.raw(
    `delete from sign_in_failures where ctid =
      (select ctid from sign_in_failures where subject_hash = ? order by failed_at desc limit 1)`,
    [subjectHash],
  );
}

/** One at a time for each subject, until the transaction ends: otherwise all who come at once see the same count. */
async function refuseAfter(tx: SystemDb, subjectHash: string, max: number): Promise<void> {
  await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [subjectHash]);
  const row: unknown = await tx('sign_in_failures')
    .where({ subject_hash: subjectHash })
    .whereRaw('failed_at > app_now() - make_interval(mins => ?)', [windowMinutes])
    .first(tx.raw('count(*)::int as count'));
  const { count } = z.object({ count: z.number() }).parse(row);
  if (count >= max) throw new AppError('rate-limited', { retryAfterMs: windowMinutes * 60_000 });
}
