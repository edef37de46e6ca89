import { z } from 'zod';
import type { AcceptInvitation, LoginOutcome } from '../contract/auth.js';
import { Role } from '../contract/permissions.js';
import { asSystem, type SystemDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import { newId, sha256 } from '../platform/ids.js';
import { hashPassword } from './password.js';
import { findPerson, findPersonByEmail, type Person, savePassword } from './people.js';
import { recordAudit } from './record-audit.js';
import { admitPerson } from './start-session.js';

const FoundInvitation = z.object({
  tenant_id: z.uuid(),
  id: z.uuid(),
  email: z.string(),
  role: Role,
  tenant_name: z.string(),
});
export type FoundInvitation = z.infer<typeof FoundInvitation>;

/** The invitation behind a link, if it still works. Its tenant is not known before, so it is looked for in all. */
export async function findInvitation(tx: SystemDb, token: string): Promise<FoundInvitation | undefined> {
  const row: unknown = await tx('invitations as i')
    .join('tenants as t', 't.id', 'i.tenant_id')
    .where('i.token_hash', sha256(token))
    .where('t.status', 'active')
    .whereRaw('i.expires_at > app_now()')
    .first('i.tenant_id', 'i.id', 'i.email', 'i.role', 't.name as tenant_name');
  return FoundInvitation.optional().parse(row);
}

/**
 * Joins a team as somebody new, who chooses a name and a password and is signed in. Who has a password already must be
 * signed in instead: a mailbox alone does not take over an account. Throws `link-expired`, `conflict`, or once they have
 * joined `sign-in-service-needed`.
 */
export async function acceptAsNewcomer(
  { token, name, password, userAgent }: AcceptInvitation & { userAgent: string | null },
  { db }: { db: Pick<Database, 'knex'> },
): Promise<LoginOutcome> {
  const passwordHash = await hashPassword(password);
  const joined = await asSystem(db, async (tx) => {
    const invitation = await takeInvitation(tx, token);
    const known = await findPersonByEmail(tx, invitation.email);
    if (known && known.password_hash !== null)
      throw new AppError('conflict', {
        publicMessage: 'You have an account already. Sign in, then confirm the invitation.',
      });
    const person = known ?? (await insertPerson(tx, invitation.email, name));
    await tx('people').where({ id: person.id }).update({ name });
    await savePassword(tx, person.id, passwordHash);
    await join(tx, invitation, { ...person, name });
    return { person: { ...person, name }, tenantId: invitation.tenant_id };
  });
  // Apart: whom the team lets in through its sign-in service alone has joined all the same.
  return asSystem(db, (tx) => admitPerson(tx, joined.person, { userAgent, tenantId: joined.tenantId }));
}

/** Joins a team as the person who is signed in. Returns the tenant. Throws `link-expired`, or `forbidden` for another person. */
export const acceptSignedIn = (
  { token, personId }: { token: string; personId: string },
  { db }: { db: Pick<Database, 'knex'> },
): Promise<string> =>
  asSystem(db, async (tx) => {
    const person = await findPerson(tx, personId);
    const invitation = await takeInvitation(tx, token);
    if (person?.email !== invitation.email)
      throw new AppError('forbidden', {
        publicMessage: `This invitation is for ${invitation.email}. Sign in with that address.`,
      });
    await join(tx, invitation, person);
    return invitation.tenant_id;
  });

/** Of several who accept at the same moment, one finds it; a refusal afterwards gives it back. */
async function takeInvitation(tx: SystemDb, token: string): Promise<FoundInvitation> {
  const invitation = await findInvitation(tx, token);
  if (!invitation) throw new AppError('link-expired');
  const { tenant_id, id } = invitation;
  const taken = await tx('invitations')
    .where({ tenant_id, id, token_hash: sha256(token) })
    .del();
  if (taken === 0) throw new AppError('link-expired');
  return invitation;
}

async function insertPerson(tx: SystemDb, email: string, name: string): Promise<Person> {
  const person = { id: newId(), email, name, password_hash: null, is_platform_admin: false };
  await tx('people').insert(person);
  return { ...person, email_confirmed: true, claimed_email: null };
}

/** Who is in the team by now keeps the role that they have. */
async function join(tx: SystemDb, { tenant_id, role }: FoundInvitation, person: Person): Promise<void> {
  await tx('members')
    .insert({ tenant_id, id: newId(), person_id: person.id, role })
    .onConflict(['tenant_id', 'person_id'])
    .ignore();
  await recordAudit(tx, {
    tenantId: tenant_id,
    actor: { kind: 'member', id: person.id, name: person.name },
    action: 'member.join',
    details: { role },
  });
}
