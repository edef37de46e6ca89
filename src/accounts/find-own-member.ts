import { z } from 'zod';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';

const Found = z.object({ id: z.uuid() }).optional();

/** The member of this team that a person is; nobody for an API key, and for who acts here from outside. */
export async function findOwnMember(tx: TenantDb, personId: string | null): Promise<string | undefined> {
  if (personId === null) return undefined;
  return Found.parse(await tx('members').where({ person_id: personId }).first('id'))?.id;
}

/** Throws `invalid-input` for another tenant's member as for one that is not there. */
export async function requireMember(tx: TenantDb, id: string): Promise<void> {
  if (Found.parse(await tx('members').where({ id }).first('id')) !== undefined) return;
  throw new AppError('invalid-input', {
    fields: [{ path: 'assignee_id', message: 'Nobody in the team has this id.' }],
  });
}
