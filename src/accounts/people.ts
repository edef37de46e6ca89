import { z } from 'zod';
import { type Member } from '../contract/auth.js';
import { planFields } from '../contract/plans.js';
import { needsConfirmedEmail, permissions, Role, rolePermissions } from '../contract/permissions.js';
import type { SystemDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import type { Caller } from '../platform/http/caller.js';

/** Somebody who signs in. A person may be a member of several tenants. */
export const Person = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  password_hash: z.string().nullable(),
  is_platform_admin: z.boolean(),
  /** Otherwise `email` is a stand-in that no mail reaches. */
  email_confirmed: z.boolean(),
  /** An address that is not confirmed yet. */
  claimed_email: z.string().nullable(),
});
export type Person = z.infer<typeof Person>;

const people = (tx: SystemDb) =>
  tx('people as p')
    .leftJoin('email_claims as c', 'c.person_id', 'p.id')
    .select('p.id', 'p.email', 'p.name', 'p.password_hash', 'p.is_platform_admin', 'p.email_confirmed')
    .select('c.email as claimed_email');

/** Who has a confirmed address. */
export const findPersonByEmail = async (tx: SystemDb, email: string): Promise<Person | undefined> =>
  Person.optional().parse(await people(tx).where('p.email', email.toLowerCase()).first());

export const findPerson = async (tx: SystemDb, id: string): Promise<Person | undefined> =>
  Person.optional().parse(await people(tx).where('p.id', id).first());

/** The last who signed up with an address and has not confirmed it. Others may have done so, too. */
export const findNewcomer = async (tx: SystemDb, email: string): Promise<Person | undefined> =>
  Person.optional().parse(
    await people(tx)
      .where({ 'c.email': email.toLowerCase(), 'p.email_confirmed': false })
      .orderBy('c.created_at', 'desc')
      .first(),
  );

/** The address that a person goes by. */
export const shownEmail = ({ email, email_confirmed, claimed_email }: Person): string =>
  email_confirmed ? email : (claimed_email ?? email);

/** Throws `unauthorized` for somebody who is gone by now. */
export async function requirePerson(tx: SystemDb, id: string): Promise<Person> {
  const person = await findPerson(tx, id);
  if (!person) throw new AppError('unauthorized');
  return person;
}

const Membership = z.object({
  role: Role,
  /** The tenant lets whoever is no owner in through its own sign-in service alone. */
  needs_service: z.boolean(),
  tenant: z.object({ id: z.uuid(), name: z.string(), slug: z.string(), status: z.string(), ...planFields }),
});
export type Membership = z.infer<typeof Membership>;

/** Where a person works; suspended tenants too, deleted ones not. The oldest first. */
export const membershipsOf = async (tx: SystemDb, personId: string): Promise<Membership[]> =>
  z.array(Membership).parse(
    await tx('members as m')
      .join('tenants as t', 't.id', 'm.tenant_id')
      .where('m.person_id', personId)
      .whereNot('t.status', 'deleted')
      .orderBy('m.created_at')
      .select(
        'm.role',
        tx.raw(`m.role <> 'owner' and exists (select from sign_in_services s
            where s.tenant_id = t.id and s.is_enabled and s.is_required) as needs_service`),
        tx.raw(`jsonb_build_object('id', t.id, 'name', t.name, 'slug', t.slug, 'status', t.status,
            'plan', t.plan, 'trial_ends_at', t.trial_ends_at) as tenant`),
      ),
  );

/** Whether a team takes a person who did not come through its sign-in service. A platform admin may go anywhere in any case. */
export const isOpenTo = (
  { is_platform_admin }: Pick<Person, 'is_platform_admin'>,
  { needs_service }: Membership,
): boolean => !needs_service || is_platform_admin;

const TenantRef = Membership.shape.tenant;
export type TenantRef = z.infer<typeof TenantRef>;

export const findTenant = async (tx: SystemDb, id: string): Promise<TenantRef | undefined> =>
  TenantRef.optional().parse(
    await tx('tenants').where({ id }).whereNot({ status: 'deleted' }).first(Object.keys(TenantRef.shape)),
  );

/** A person where they are: in their own tenant, or, as a platform admin, in any. */
export function memberView(
  person: Person,
  place: { role: Role | null; tenant: TenantRef | null },
  isConfined = false,
): Member {
  const { id, name, is_platform_admin, email_confirmed, claimed_email } = person;
  return {
    ...{ id, name, email: shownEmail(person), is_confined: isConfined },
    is_platform_admin: is_platform_admin && !isConfined,
    is_email_confirmed: email_confirmed,
    new_email: email_confirmed ? claimed_email : null,
    role: place.role,
    tenant: place.tenant,
    permissions: [...permissionsOf(person, place)],
  };
}

/** What a person may do in a place; nothing where there is no tenant. */
export function permissionsOf(
  person: Person,
  { role, tenant }: { role: Role | null; tenant: TenantRef | null },
): readonly (typeof permissions)[number][] {
  if (tenant === null) return [];
  if (role !== null && !person.email_confirmed)
    return rolePermissions[role].filter((permission) => !needsConfirmedEmail.has(permission));
  if (role !== null) return rolePermissions[role];
  return person.is_platform_admin ? permissions : [];
}

/** Sets a password. Links that wait would set another one, or let in without it, so they end. */
export async function savePassword(tx: SystemDb, personId: string, passwordHash: string): Promise<void> {
  await tx('people')
    .where({ id: personId })
    .update({ password_hash: passwordHash, updated_at: tx.raw('app_now()') });
  await tx('one_time_links').where({ person_id: personId }).whereNull('used_at').del();
}

/** Whether signing in leads anywhere: to a tenant, to all of them, or to an invitation that waits. */
export async function hasPlace(tx: SystemDb, person: Person): Promise<boolean> {
  if (person.is_platform_admin || (await membershipsOf(tx, person.id)).length > 0) return true;
  const invitation: unknown = await tx('invitations as i')
    .join('tenants as t', 't.id', 'i.tenant_id')
    .where({ 'i.email': person.email, 't.status': 'active' })
    .whereRaw('i.expires_at > app_now()')
    .first('i.id');
  return invitation !== undefined;
}

/** The person behind a caller. Throws `forbidden` for a key. */
export function personOf({ personId }: Pick<Caller, 'personId'>): string {
  if (personId !== null) return personId;
  throw new AppError('forbidden', { publicMessage: 'A key is nobody who signs in.' });
}

export const renamePerson = async (tx: SystemDb, personId: string, name: string): Promise<void> => {
  await tx('people')
    .where({ id: personId })
    .update({ name, updated_at: tx.raw('app_now()') });
};
