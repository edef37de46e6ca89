import type { LoginOutcome, LoginReply, Member } from '../contract/auth.js';
import type { SystemDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { hasPlace, membershipsOf, memberView, type Person } from './people.js';
import { createChallenge, hasSecondFactor } from './second-factor.js';
import { recordOwnAct } from './record-own-act.js';
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

/** Where a person works who signs in now. Throws `sign-in-failed` when there is nothing for them here. */
export async function welcomePerson(tx: SystemDb, person: Person, tenantId?: string): Promise<Member> {
  const memberships = await membershipsOf(tx, person.id);
  const membership = memberships.find(({ tenant }) => tenant.id === tenantId) ?? memberships[0];
  if (!membership && !(await hasPlace(tx, person))) throw new AppError('sign-in-failed');
  await tx('people')
    .where({ id: person.id })
    .update({ last_sign_in_at: tx.raw('app_now()') });
  await recordOwnAct(tx, person, { action: 'sign-in' });
  return memberView(person, { role: membership?.role ?? null, tenant: membership?.tenant ?? null });
}
