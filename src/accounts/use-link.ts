import type { LoginOutcome, OneTimeLinkRequest } from '../contract/auth.js';
import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { forgetOtherDevices } from './known-devices.js';
import { takeOneTimeLink } from './one-time-link.js';
import { hashPassword } from './password.js';
import { savePassword } from './people.js';
import { recordOwnAct } from './record-own-act.js';
import { admitPerson } from './start-session.js';

/** Sets the password, ends every session, forgets every browser and signs in. Throws `link-expired`. */
export async function useOneTimeLink(
  { token, password, userAgent }: OneTimeLinkRequest & { userAgent: string | null },
  { db }: { db: Pick<Database, 'knex'> },
): Promise<LoginOutcome> {
  const passwordHash = await hashPassword(password);
  return asSystem(db, async (tx) => {
    const person = await takeOneTimeLink(tx, token, ['set-password', 'reset-password']);
    await savePassword(tx, person.id, passwordHash);
    await tx('sessions').where({ person_id: person.id }).del();
    await forgetOtherDevices(tx, person.id, undefined);
    await recordOwnAct(tx, person, { action: 'password.change', details: { by: 'link' } });
    return admitPerson(tx, person, { userAgent });
  });
}

/** Signs in by a link alone. Throws `link-expired`. */
export const useSignInLink = (
  { token, userAgent }: { token: string; userAgent: string | null },
  { db }: { db: Pick<Database, 'knex'> },
): Promise<LoginOutcome> =>
  asSystem(db, async (tx) => admitPerson(tx, await takeOneTimeLink(tx, token, ['sign-in']), { userAgent }));
