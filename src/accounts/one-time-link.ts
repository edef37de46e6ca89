import { z } from 'zod';
import type { SystemDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { newToken, sha256 } from '../platform/ids.js';
import { findPerson, type Person } from './people.js';

/** How long a link works, in minutes. */
const validMinutes = {
  'set-password': 24 * 60,
  'reset-password': 60,
  'sign-in': 15,
  'confirm-email': 24 * 60,
  // No link of a mail: what signing in goes on with once the password was right.
  'second-factor': 10,
} as const;
export type LinkPurpose = keyof typeof validMinutes;

/** Those that come by mail. */
export const mailedPurposes = ['set-password', 'reset-password', 'sign-in', 'confirm-email'] as const;

/** A link that works once. It ends the person's earlier ones of this purpose. Returns the token that stands in it. */
export async function createOneTimeLink(
  tx: SystemDb,
  personId: string,
  purpose: LinkPurpose = 'set-password',
): Promise<string> {
  const token = newToken(32);
  await tx('one_time_links').where({ person_id: personId, purpose }).del();
  await tx('one_time_links').insert({
    token_hash: sha256(token),
    person_id: personId,
    purpose,
    expires_at: tx.raw('app_now() + make_interval(mins => ?)', [validMinutes[purpose]]),
  });
  return token;
}

/** Whose link it is and what for, without using it up. */
export async function findOneTimeLink<Purpose extends LinkPurpose>(
  tx: SystemDb,
  token: string,
  purposes: readonly Purpose[],
): Promise<{ person_id: string; purpose: Purpose } | undefined> {
  const row: unknown = await tx('one_time_links')
    .where({ token_hash: sha256(token) })
    .whereIn('purpose', purposes)
    .whereNull('used_at')
    .whereRaw('expires_at > app_now()')
    .first('person_id', 'purpose');
  return z
    .object({ person_id: z.uuid(), purpose: z.enum(purposes) })
    .optional()
    .parse(row);
}

/** Uses a link up; of several at the same moment one succeeds. Throws `link-expired` if it is unknown, old or used. */
export async function takeOneTimeLink(
  tx: SystemDb,
  token: string,
  purposes: readonly LinkPurpose[],
): Promise<Person> {
  const rows: unknown = await tx('one_time_links')
    .where({ token_hash: sha256(token) })
    .whereIn('purpose', purposes)
    .whereNull('used_at')
    .whereRaw('expires_at > app_now()')
    .update({ used_at: tx.raw('app_now()') })
    .returning('person_id');
  const personId = z.array(z.object({ person_id: z.uuid() })).parse(rows)[0]?.person_id;
  const person = personId === undefined ? undefined : await findPerson(tx, personId);
  if (!person) throw new AppError('link-expired');
  return person;
}
