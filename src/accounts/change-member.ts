import { z } from 'zod';
import { Role } from '../contract/permissions.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';

const Member = z.object({ person_id: z.uuid(), role: Role });
export type ChangedMember = z.infer<typeof Member>;

/** Gives a member another role and ends their sessions here. Returns what they were before. */
export async function changeRole(tx: TenantDb, id: string, role: Role): Promise<ChangedMember> {
  const member = await lockMember(tx, id);
  if (member.role === role) return member;
  if (member.role === 'owner') await keepAnOwner(tx, id);
  await tx('members').where({ id }).update({ role });
  await endSessionsHere(tx, member.person_id);
  return member;
}

/** Takes a member out of the team and ends their sessions here. Returns what they were. */
export async function removeMember(tx: TenantDb, id: string): Promise<ChangedMember> {
  const member = await lockMember(tx, id);
  if (member.role === 'owner') await keepAnOwner(tx, id);
  await tx('members').where({ id }).del();
  await endSessionsHere(tx, member.person_id);
  return member;
}

/**
 * One change of a team at a time: two owners who lower each other at the same moment would both see the other one left. The
 * second waits here and then sees what the first has done.
 */
async function lockMember(tx: TenantDb, id: string): Promise<ChangedMember> {
  await tx('tenants').forNoKeyUpdate().first('id');
  const member = Member.optional().parse(await tx('members').where({ id }).first('person_id', 'role'));
  if (!member) throw new AppError('not-found');
  return member;
}

async function keepAnOwner(tx: TenantDb, id: string): Promise<void> {
  const other: unknown = await tx('members').where({ role: 'owner' }).whereNot({ id }).first('id');
  if (other !== undefined) return;
  throw new AppError('conflict', {
    publicMessage: 'A team needs an owner. Make somebody else an owner first.',
  });
}

const endSessionsHere = async (tx: TenantDb, personId: string): Promise<void> => {
  await tx('sessions').where({ person_id: personId }).del();
};
