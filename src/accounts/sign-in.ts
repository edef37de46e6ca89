import type { LoginOutcome } from '../contract/auth.js';
import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import { countFailure, forgetFailures, takeBackFailure } from './count-failures.js';
import { passwordFits } from './password.js';
import { findNewcomer, findPersonByEmail, type Person } from './people.js';
import { recordBlockedSignIn } from './record-blocked-sign-in.js';
import { admitPerson } from './start-session.js';

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

/** Signs a person in. Throws `sign-in-failed`, alike for an unknown address and a wrong password, or `rate-limited`. */
export async function signIn({ userAgent, ...given }: SignIn, { db }: SignInDeps): Promise<LoginOutcome> {
  const person = await checkPassword(given, { db });
  if (!person) throw new AppError('sign-in-failed');
  return asSystem(db, (tx) => admitPerson(tx, person, { userAgent }));
}

/** The person who has this address and this password. Failures are counted; throws `rate-limited` after too many. */
export async function checkPassword(
  { email, password, address }: Omit<SignIn, 'userAgent'>,
  { db }: SignInDeps,
): Promise<Person | undefined> {
  const account = { subject: `account ${email}`, max: 10 };
  const place = { subject: `address ${address}`, max: 30 };
  const { spent, person } = await asSystem(db, async (tx) => ({
    spent: await countFailure(tx, [account, place]),
    person: (await findPersonByEmail(tx, email)) ?? (await findNewcomer(tx, email)),
  }));
  const fits = await passwordFits(password, person?.password_hash ?? null);
  if (!person || !fits) {
    if (spent.includes(account)) await recordBlockedSignIn({ personId: person?.id, by: 'account' }, { db });
    if (spent.includes(place)) await recordBlockedSignIn({ by: 'address', address }, { db });
    return undefined;
  }
  await asSystem(db, async (tx) => {
    await forgetFailures(tx, account);
    await takeBackFailure(tx, place);
  });
  return person;
}
