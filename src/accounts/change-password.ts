import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import { hashPassword } from './password.js';
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
}

/** Changes the password of who knows the present one, and ends all other sessions. */
export async function changePassword(
  { personId, current, chosen, address, sessionId }: NewPassword,
  { db }: { db: Pick<Database, 'knex'> },
): Promise<void> {
  await confirmPassword({ personId, password: current, address, field: 'current_password' }, { db });
  const passwordHash = await hashPassword(chosen);
  await asSystem(db, async (tx) => {
    await savePassword(tx, personId, passwordHash);
    await endOtherSessions(tx, personId, sessionId);
    await recordOwnAct(tx, await requirePerson(tx, personId), { action: 'password.change' });
  });
}

/** That who is signed in is also who knows the password; counted like a sign-in. Throws `invalid-input` for the field. */
export async function confirmPassword(
  given: { personId: string; password: string; address: string; field: string },
  { db }: { db: Pick<Database, 'knex'> },
): Promise<void> {
  const { personId, password, address, field } = given;
  const person = await asSystem(db, (tx) => requirePerson(tx, personId));
  const isRight = await checkPassword({ email: person.email, password, address }, { db });
  if (isRight) return;
  throw new AppError('invalid-input', {
    fields: [{ path: field, message: 'This is not your present password.' }],
  });
}
