import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { newId } from '../platform/ids.js';
import { createOneTimeLink } from './one-time-link.js';
import { hashPassword } from './password.js';

export interface FirstAdmin {
  email: string | undefined;
  password: string | undefined;
}

/** Signs in like any other address; nothing is ever sent there. */
const defaultEmail = 'admin@patchbay.internal';

/**
 * On an empty database creates the platform admin. Without a password in the settings returns a one-time token, whose link
 * is printed; until it was used, every start makes a new one.
 */
export async function ensureFirstAdmin(
  { email = defaultEmail, password }: FirstAdmin,
  { db }: { db: Pick<Database, 'knex'> },
): Promise<{ oneTimeToken: string } | undefined> {
  const passwordHash = password === undefined ? null : await hashPassword(password);
  return asSystem(db, async (tx) => {
    await tx('people')
      .insert({
        id: newId(),
        email: email.toLowerCase(),
        name: 'Platform admin',
        password_hash: passwordHash,
        is_platform_admin: true,
      })
      .onConflict('email')
      .ignore();
    const admins: unknown = await tx('people')
      .where({ is_platform_admin: true })
      .whereNotNull('password_hash')
      .first('id');
    if (admins !== undefined) return undefined;
    const person: { id?: unknown } | undefined = await tx('people')
      .where({ email: email.toLowerCase() })
      .first('id');
    if (typeof person?.id !== 'string') return undefined;
    await tx('one_time_links').where({ person_id: person.id }).del();
    return { oneTimeToken: await createOneTimeLink(tx, person.id) };
  });
}
