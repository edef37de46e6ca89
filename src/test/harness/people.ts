import assert from 'node:assert/strict';
import { z } from 'zod';
import { findPerson } from '../../accounts/people.js';
import { startSession } from '../../accounts/start-session.js';
import { insertOwner } from '../../accounts/tenant-records.js';
import type { Role } from '../../contract/permissions.js';
import { asSystem } from '../../platform/database/tenant-db.js';
import type { Database } from '../../platform/database/open-database.js';
import { newId, newToken } from '../../platform/ids.js';

/** People for tests, made through the product's own functions; none of them has a password. */

type Knexed = Pick<Database, 'knex'>;

/** An address that nobody else has. */
export const newEmail = (): string => `${newToken(6).toLowerCase()}@example.com`;

/** Somebody new with a role in a tenant. */
export const makeMember = (
  db: Knexed,
  tenantId: string,
  role: Role,
): Promise<{ id: string; personId: string }> =>
  asSystem(db, async (tx) => {
    const personId = await insertOwner(tx, tenantId, { email: newEmail(), password: undefined });
    const rows: unknown = await tx('members').where({ person_id: personId }).update({ role }).returning('id');
    return { id: z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id, personId };
  });

export async function makePlatformAdmin(db: Knexed): Promise<string> {
  const id = newId();
  const root = { id, email: newEmail(), name: 'Root', is_platform_admin: true };
  await asSystem(db, (tx) => tx('people').insert(root));
  return id;
}

/** Signs a person in without asking for the password; answers the session's token. */
export const signedIn = (db: Knexed, personId: string): Promise<string> =>
  asSystem(db, async (tx) => {
    const person = await findPerson(tx, personId);
    assert.ok(person);
    return (await startSession(tx, person, { userAgent: null })).token;
  });
