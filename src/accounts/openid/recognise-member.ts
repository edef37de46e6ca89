import type { GrantedRole } from '../../contract/sign-in-service.js';
import type { SystemDb } from '../../platform/database/tenant-db.js';
import { newId } from '../../platform/ids.js';
import { PersonName } from '../../contract/auth.js';
import { findPersonByEmail, type Membership, membershipsOf, type Person } from '../people.js';
import { recordAudit } from '../record-audit.js';
import type { TenantIssuer } from './find-tenant-issuer.js';
import type { Refused } from './issuer.js';
import type { Claims } from './read-claims.js';
import { findByIdentity, noteIdentity, provenAddress } from './recognise-person.js';
import { mappedRole } from './sign-in-service.js';

export interface RecognisedMember {
  person: Person;
  membership: Membership;
}

/**
 * Who a tenant's own service means. It speaks for that tenant alone, whoever controls it: only members of it are recognised,
 * the first time by an address of a domain that the tenant has proven, then by the subject. An account that exists is never
 * made a member by this, and one that is new is made only where nobody has the address.
 */
export async function recogniseMember(
  tx: SystemDb,
  issuer: TenantIssuer,
  claims: Claims,
): Promise<RecognisedMember | Refused> {
  const role = mappedRole(issuer.rules, claims);
  const person =
    (await findByIdentity(tx, issuer, claims)) ?? (await findOrMake(tx, { issuer, claims, role }));
  if ('problem' in person) return person;
  const membership = await membershipIn(tx, person, issuer);
  if (!membership) return { problem: 'not-a-member' };
  await noteIdentity(tx, { person, issuer, claims });
  return { person, membership: await applyRole(tx, { person, membership, issuer, role }) };
}

const membershipIn = async (
  tx: SystemDb,
  { id }: Person,
  { tenantId }: TenantIssuer,
): Promise<Membership | undefined> =>
  (await membershipsOf(tx, id)).find(({ tenant }) => tenant.id === tenantId);

interface Newcomer {
  issuer: TenantIssuer;
  claims: Claims;
  role: GrantedRole | undefined;
}

async function findOrMake(tx: SystemDb, newcomer: Newcomer): Promise<Person | Refused> {
  const { issuer, claims } = newcomer;
  // Without a proven domain it speaks for nobody, unlike the installation's.
  if (issuer.domains.length === 0) return { problem: 'other-domain' };
  const address = provenAddress(issuer, claims);
  if (typeof address !== 'string') return address;
  const known = await findPersonByEmail(tx, address);
  if (known) return known;
  return issuer.rules.createsAccounts ? makeMember(tx, newcomer, address) : { problem: 'not-a-member' };
}

/** Somebody new, of this tenant alone and without a password. Of two sign-ins at the same moment one makes them. */
async function makeMember(
  tx: SystemDb,
  { issuer: { tenantId, rules }, claims, role = rules.defaultRole }: Newcomer,
  email: string,
): Promise<Person | Refused> {
  const name = PersonName.safeParse(claims.name).data ?? email.slice(0, email.lastIndexOf('@')).slice(0, 80);
  const id = newId();
  await tx('people').insert({ id, email, name, password_hash: null }).onConflict('email').ignore();
  const person = await findPersonByEmail(tx, email);
  if (person?.id !== id) return person ?? { problem: 'interrupted' };
  await tx('members').insert({ tenant_id: tenantId, id: newId(), person_id: id, role });
  await recordAudit(tx, {
    ...{ tenantId, action: 'member.join', details: { role, by: 'sign-in-service' } },
    actor: { kind: 'member', id, name },
  });
  return person;
}

interface Ranked extends RecognisedMember {
  issuer: TenantIssuer;
  role: GrantedRole | undefined;
}

/** Where the service decides on roles, it does so at each sign-in. Owners are made and unmade by owners alone. */
async function applyRole(
  tx: SystemDb,
  { person, membership, issuer: { tenantId, name }, role }: Ranked,
): Promise<Membership> {
  if (role === undefined || membership.role === 'owner' || membership.role === role) return membership;
  const key = { tenant_id: tenantId, person_id: person.id };
  await tx('members').where(key).whereNot({ role: 'owner' }).update({ role });
  await tx('sessions').where(key).del();
  await recordAudit(tx, {
    ...{ tenantId, action: 'member.change', actor: { kind: 'sign-in-service', id: null, name } },
    details: { person: person.id, from: membership.role, to: role },
  });
  return { ...membership, role };
}
