import { z } from 'zod';
import type { LoginReply } from '../contract/auth.js';
import type { SecondFactor, SecondFactorSetup } from '../contract/second-factor.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem, type SystemDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import type { Sealer } from '../platform/secrets.js';
import { confirmPassword } from './change-password.js';
import { countFailure, forgetFailures } from './count-failures.js';
import { findOneTimeLink, takeOneTimeLink } from './one-time-link.js';
import { requirePerson, shownEmail } from './people.js';
import { recordBlockedSignIn } from './record-blocked-sign-in.js';
import { recordOwnAct } from './record-own-act.js';
import { hasSecondFactor, storeRecoveryCodes, storeSecret, takeAppCode, takeCode } from './second-factor.js';
import { startSession } from './start-session.js';

export interface FactorDeps {
  db: Pick<Database, 'knex'>;
  sealer: Sealer;
  productName: string;
}

export const readSecondFactor = async (tx: SystemDb, personId: string): Promise<SecondFactor> => {
  const row: unknown = await tx('recovery_codes')
    .where({ person_id: personId })
    .whereNull('used_at')
    .first(tx.raw('count(*)::int as count'));
  return {
    is_on: await hasSecondFactor(tx, personId),
    recovery_codes_left: z.object({ count: z.number() }).parse(row).count,
  };
};

/** Begins to set it up, anew if that was begun before. Throws `conflict` while one is on. */
export const beginSecondFactor = (
  personId: string,
  { db, sealer, productName }: FactorDeps,
): Promise<SecondFactorSetup> =>
  asSystem(db, async (tx) => {
    const person = await requirePerson(tx, personId);
    await refuseWhileOn(tx, personId);
    return storeSecret(tx, { personId, label: shownEmail(person), issuer: productName }, { sealer });
  });

/** From now on signing in takes a code. Returns the recovery codes, this once. */
export async function confirmSecondFactor(
  { personId, code }: { personId: string; code: string },
  { db, sealer }: FactorDeps,
): Promise<string[]> {
  return withCode(personId, { db }, async (tx) => {
    await refuseWhileOn(tx, personId);
    if (!(await takeAppCode(tx, { personId, code }, { sealer }))) throw wrongCode();
    await tx('second_factors')
      .where({ person_id: personId })
      .update({ confirmed_at: tx.raw('app_now()') });
    const codes = await storeRecoveryCodes(tx, personId);
    await recordOwnAct(tx, await requirePerson(tx, personId), { action: 'second-factor.on' });
    return codes;
  });
}

/**
 * The recovery codes before no longer work. Returns the new ones, this once. Takes a code from the app alone, since there
 * is no password with it as when the second factor is turned off: one recovery code, found beside an open session, would
 * otherwise become ten and shut out whoever has the app no less.
 */
export const renewRecoveryCodes = (
  { personId, code }: { personId: string; code: string },
  { db, sealer }: Pick<FactorDeps, 'db' | 'sealer'>,
): Promise<string[]> =>
  withCode(personId, { db }, async (tx) => {
    await refuseWhileOff(tx, personId);
    if (!(await takeAppCode(tx, { personId, code }, { sealer }))) throw wrongCode();
    const codes = await storeRecoveryCodes(tx, personId);
    await recordOwnAct(tx, await requirePerson(tx, personId), { action: 'second-factor.renew-codes' });
    return codes;
  });

/** Takes the password and a code, so that a session alone, left open somewhere, turns nothing off. */
export async function turnOffSecondFactor(
  given: Omit<Parameters<typeof confirmPassword>[0], 'field'> & { code: string },
  { db, sealer }: FactorDeps,
): Promise<void> {
  const { code, ...known } = given;
  const { personId } = known;
  await confirmPassword({ ...known, field: 'password' }, { db });
  await withCode(personId, { db }, async (tx) => {
    await refuseWhileOff(tx, personId);
    if (!(await takeCode(tx, { personId, code }, { sealer }))) throw wrongCode();
    await tx('second_factors').where({ person_id: personId }).del();
    await tx('recovery_codes').where({ person_id: personId }).del();
    await recordOwnAct(tx, await requirePerson(tx, personId), { action: 'second-factor.off' });
  });
}

/** Completes a sign-in. Throws `link-expired` for its token, `invalid-input` for the code, or `rate-limited`. */
export async function useSecondFactor(
  { token, code, userAgent }: { token: string; code: string; userAgent: string | null },
  { db, sealer }: Pick<FactorDeps, 'db' | 'sealer'>,
): Promise<LoginReply> {
  const challenge = await asSystem(db, (tx) => findOneTimeLink(tx, token, ['second-factor']));
  if (!challenge) throw new AppError('link-expired', { publicMessage: 'This took too long. Sign in again.' });
  return passSecondFactor({ personId: challenge.person_id, code }, { db, sealer }, async (tx) => {
    const person = await takeOneTimeLink(tx, token, ['second-factor']);
    return startSession(tx, person, { userAgent });
  });
}

/** Does something for whoever has a good code. Throws `invalid-input` for the code, or `rate-limited`. */
export const passSecondFactor = <Result>(
  { personId, code }: { personId: string; code: string },
  { db, sealer }: Pick<FactorDeps, 'db' | 'sealer'>,
  work: (tx: SystemDb) => Promise<Result>,
): Promise<Result> =>
  withCode(personId, { db }, async (tx) => {
    if (!(await takeCode(tx, { personId, code }, { sealer }))) throw wrongCode();
    return work(tx);
  });

async function refuseWhileOn(tx: SystemDb, personId: string): Promise<void> {
  if (await hasSecondFactor(tx, personId))
    throw new AppError('conflict', { publicMessage: 'The second factor is on already. Turn it off first.' });
}

async function refuseWhileOff(tx: SystemDb, personId: string): Promise<void> {
  if (!(await hasSecondFactor(tx, personId)))
    throw new AppError('conflict', { publicMessage: 'The second factor is not on.' });
}

const wrongCode = () =>
  new AppError('invalid-input', {
    fields: [{ path: 'code', message: 'This code is wrong or was used already. Take the next one.' }],
  });

/** Few tries: there are only a million codes. A wrong one stays counted, which the work itself would undo. */
async function withCode<Result>(
  personId: string,
  { db }: Pick<FactorDeps, 'db'>,
  work: (tx: SystemDb) => Promise<Result>,
): Promise<Result> {
  const tries = { subject: `second factor ${personId}`, max: 5 };
  const spent = await asSystem(db, (tx) => countFailure(tx, [tries]));
  try {
    return await asSystem(db, async (tx) => {
      const result = await work(tx);
      await forgetFailures(tx, tries);
      return result;
    });
  } catch (error) {
    if (spent.length > 0) await recordBlockedSignIn({ personId, by: 'second-factor' }, { db });
    throw error;
  }
}
