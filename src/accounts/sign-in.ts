import type { LoginOutcome } from '../contract/auth.js';
import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import { countFailure, forgetFailures, takeBackFailure } from './count-failures.js';
import { findDevice } from './known-devices.js';
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
  /** What the browser is known by from an earlier sign-in. */
  device?: string | undefined;
}

/** Signs a person in. Throws `sign-in-failed`, alike for an unknown address and a wrong password, or `rate-limited`. */
export async function signIn({ userAgent, ...given }: SignIn, { db }: SignInDeps): Promise<LoginOutcome> {
  const person = await checkPassword(given, { db });
  if (!person) throw new AppError('sign-in-failed');
  return asSystem(db, (tx) => admitPerson(tx, person, { userAgent }));
}

/**
 * The person who has this address and this password. Failures are counted; throws `rate-limited` after too many. In a browser
 * where this person signed in before they are counted for it alone: strangers cannot close that door.
 */
export async function checkPassword(
  { email, password, address, device: shown }: Omit<SignIn, 'userAgent'>,
  { db }: SignInDeps,
): Promise<Person | undefined> {
  const place = { subject: `address ${address}`, max: 30 };
  const { account, counted, spent, person } = await asSystem(db, async (tx) => {
    // Looked for whether anybody has the address or not, so that the time it takes tells nothing.
    const device = shown === undefined ? undefined : await findDevice(tx, shown);
    const found = (await findPersonByEmail(tx, email)) ?? (await findNewcomer(tx, email));
    const isKnown = device !== undefined && device.person_id === found?.id;
    const account = { subject: isKnown ? `device ${device.id}` : `account ${email}`, max: 10 };
    const counted = isKnown ? [account] : [account, place];
    return { account, counted, spent: await countFailure(tx, counted), person: found };
  });
  const fits = await passwordFits(password, person?.password_hash ?? null);
  if (!person || !fits) {
    if (spent.includes(account)) await recordBlockedSignIn({ personId: person?.id, by: 'account' }, { db });
    if (spent.includes(place)) await recordBlockedSignIn({ by: 'address', address }, { db });
    return undefined;
  }
  await asSystem(db, async (tx) => {
    await forgetFailures(tx, account);
    if (counted.includes(place)) await takeBackFailure(tx, place);
  });
  return person;
}
