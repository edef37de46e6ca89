import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import { hashPassword } from './password.js';
import { forgetOtherDevices } from './known-devices.js';
import { requirePerson, savePassword } from './people.js';
import { recordOwnAct } from './record-own-act.js';
import { endOtherSessions } from './sessions.js';
import { checkPassword } from './sign-in.js';

export interface NewPassword {
  personId: string;
  current: string;
  chosen: string;
  /** Where the request came from. */
  address: string;
  /** The session that goes on. */
  sessionId: string | null;
  /** What the browser is known by, which stays known. */
  device: string | undefined;
}

/** Changes the password of who knows the present one, ends all other sessions and forgets all other browsers. */
export async function changePassword(
  { personId, current, chosen, address, sessionId, device }: NewPassword,
  { db }: { db: Pick<Database, 'knex'> },
): Promise<void> {
  await confirmPassword({ personId, password: current, address, device, field: 'current_password' }, { db });
  const passwordHash = await hashPassword(chosen);
  await asSystem(db, async (tx) => {
    await savePassword(tx, personId, passwordHash);
    await endOtherSessions(tx, personId, sessionId);
    await forgetOtherDevices(tx, personId, device);
    await recordOwnAct(tx, await requirePerson(tx, personId), { action: 'password.change' });
  });
}

/** That who is signed in is also who knows the password; counted like a sign-in. Throws `invalid-input` for the field. */
export async function confirmPassword(
  given: Pick<NewPassword, 'personId' | 'address' | 'device'> & { password: string; field: string },
  { db }: { db: Pick<Database, 'knex'> },
): Promise<void> {
  const { personId, password, address, device, field } = given;
  const person = await asSystem(db, (tx) => requirePerson(tx, personId));
  const isRight = await checkPassword({ email: person.email, password, address, device }, { db });
  if (isRight) return;
  throw new AppError('invalid-input', {
    fields: [{ path: field, message: 'This is not your present password.' }],
  });
}
