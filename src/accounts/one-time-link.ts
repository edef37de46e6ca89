import { z } from 'zod';
import type { LoginReply, OneTimeLinkRequest } from '../contract/auth.js';
import { asSystem, type SystemDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import { newToken, sha256 } from '../platform/ids.js';
import { hashPassword } from './password.js';
import { findPerson } from './people.js';
import { startSession } from './sign-in.js';

const validMinutes = 24 * 60;

/** A link that lets a person choose a password, once. Returns the token that stands in it. */
export async function createOneTimeLink(tx: SystemDb, personId: string): Promise<string> {
  const token = newToken(32);
  await tx('one_time_links').insert({
    token_hash: sha256(token),
    person_id: personId,
    purpose: 'set-password',
    expires_at: tx.raw('app_now() + make_interval(mins => ?)', [validMinutes]),
  });
  return token;
}

/** Sets the password and signs in. Throws `link-expired` for a link that is unknown, old or used. */
export async function useOneTimeLink(
  { token, password, userAgent }: OneTimeLinkRequest & { userAgent: string | null },
  { db }: { db: Pick<Database, 'knex'> },
): Promise<LoginReply> {
  const passwordHash = await hashPassword(password);
  return asSystem(db, async (tx) => {
    const rows: unknown = await tx('one_time_links')
      .where({ token_hash: sha256(token), purpose: 'set-password' })
      .whereNull('used_at')
      .whereRaw('expires_at > app_now()')
      .update({ used_at: tx.raw('app_now()') })
      .returning('person_id');
    const personId = z.array(z.object({ person_id: z.uuid() })).parse(rows)[0]?.person_id;
    const person = personId === undefined ? undefined : await findPerson(tx, personId);
    if (!person) throw new AppError('link-expired');
    await tx('people')
      .where({ id: person.id })
      .update({ password_hash: passwordHash, updated_at: tx.raw('app_now()') });
    await tx('sessions').where({ person_id: person.id }).del();
    return startSession(tx, person, userAgent);
  });
}
