import type { LoginOutcome, LoginReply, Member } from '../contract/auth.js';
import type { SystemDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { hasPlace, isOpenTo, type Membership, membershipsOf, memberView, type Person } from './people.js';
import { createChallenge, hasSecondFactor } from './second-factor.js';
import { recordActWithin, recordOwnAct } from './record-own-act.js';
import { createSession } from './sessions.js';

export interface NewcomerFacts {
  userAgent: string | null;
  /** Where to work first; the oldest membership when absent. */
  tenantId?: string;
}

/** A session for whoever knows the password or has a good link, unless a code of their second factor is to come. */
export async function admitPerson(tx: SystemDb, person: Person, facts: NewcomerFacts): Promise<LoginOutcome> {
  if (!(await hasSecondFactor(tx, person.id))) return startSession(tx, person, facts);
  return { second_factor: await createChallenge(tx, person.id) };
}

/** A session in one of the person's tenants, or in none; a platform admin then chooses with X-Tenant-Id. */
export async function startSession(
  tx: SystemDb,
  person: Person,
  { userAgent, tenantId }: NewcomerFacts,
): Promise<LoginReply> {
  const member = await welcomePerson(tx, person, tenantId);
  const facts = { personId: person.id, tenantId: member.tenant?.id ?? null, userAgent };
  const session = await createSession(tx, facts);
  return { token: session.token, expires_at: session.expiresAt.toISOString(), member };
}

/**
 * A session for whom a tenant's own service let in. It is good in that tenant alone, as a member of it: of the person's other
 * teams, and of a platform admin's rights, nothing comes along.
 */
export async function startConfinedSession(
  tx: SystemDb,
  person: Person,
  { userAgent, membership }: { userAgent: string | null; membership: Membership },
): Promise<LoginReply> {
  const { tenant, role } = membership;
  await noteSignIn(tx, person);
  const facts = { personId: person.id, tenantId: tenant.id, userAgent, isConfined: true };
  const session = await createSession(tx, facts);
  await recordActWithin(tx, person, {
    ...{ tenantId: tenant.id, action: 'sign-in', details: { by: 'sign-in-service' } },
  });
  const member = memberView(person, { role, tenant }, true);
  return { token: session.token, expires_at: session.expiresAt.toISOString(), member };
}

/**
 * Where a person works who signs in now. Throws `sign-in-failed` when there is nothing for them here, and
 * `sign-in-service-needed` where all that there is asks for another way in.
 */
export async function welcomePerson(tx: SystemDb, person: Person, tenantId?: string): Promise<Member> {
  const all = await membershipsOf(tx, person.id);
  const memberships = all.filter((each) => isOpenTo(person, each));
  const membership = memberships.find(({ tenant }) => tenant.id === tenantId) ?? memberships[0];
  if (!membership && all.length > 0) throw new AppError('sign-in-service-needed');
  if (!membership && !(await hasPlace(tx, person))) throw new AppError('sign-in-failed');
  await noteSignIn(tx, person);
  await recordOwnAct(tx, person, { action: 'sign-in' });
  return memberView(person, { role: membership?.role ?? null, tenant: membership?.tenant ?? null });
}

const noteSignIn = async (tx: SystemDb, person: Person): Promise<void> => {
  await tx('people')
    .where({ id: person.id })
    .update({ last_sign_in_at: tx.raw('app_now()') });
};
