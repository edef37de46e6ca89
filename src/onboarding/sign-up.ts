import { z } from 'zod';
import { claimEmail, spendClaimMail } from '../accounts/claim-email.js';
import { hashPassword, passwordFits } from '../accounts/password.js';
import { findNewcomer, findPerson, membershipsOf, type Person } from '../accounts/people.js';
import { admitPerson } from '../accounts/start-session.js';
import { insertTenant } from '../accounts/tenant-records.js';
import type { LoginOutcome } from '../contract/auth.js';
import type { SignUp } from '../contract/sign-up.js';
import { asSystem, type SystemDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import type { Limiter } from '../platform/http/rate-limit.js';
import { newId } from '../platform/ids.js';
import type { MailOutbox } from '../platform/mail-outbox.js';
import { forInstallation } from '../platform/scoped-key.js';
import { furnishTenant, type OnboardDeps } from './create-tenant.js';

export interface SignUpDeps extends OnboardDeps {
  limiter: Limiter;
  outbox: Pick<MailOutbox, 'nudge'>;
  /** On trial, as this installation grants it; plans stand in a module of their own. */
  beginTrial: (tx: SystemDb, tenantId: string) => Promise<void>;
}

/** New businesses from one place: enough for any office, too few to fill an installation. */
const perPlace = { name: 'sign-up', points: 10, perSeconds: 3_600 };

export interface Newcomer extends SignUp {
  /** Where the request came from. */
  address: string;
  userAgent: string | null;
}

/**
 * A new business with its owner, who is signed in at once. Whether anybody has the address is not even looked up: the
 * newcomer gets an account without one, and only a mail to it tells (F-102). Sent twice, it makes one business.
 */
export async function signUp(newcomer: Newcomer, deps: SignUpDeps): Promise<LoginOutcome> {
  await deps.limiter.consume(perPlace, forInstallation(newcomer.address));
  await spendClaimMail(newcomer.email, deps);
  const passwordHash = await hashPassword(newcomer.password);
  const { personId, tenantId } = await asSystem(deps.db, async (tx) => {
    await oneAtATime(tx, newcomer.email);
    return (await findTwin(tx, newcomer)) ?? insertNewcomer(tx, { ...newcomer, passwordHash }, deps);
  });
  await furnishTenant(tenantId, deps);
  deps.outbox.nudge();
  return asSystem(deps.db, async (tx) => {
    const person = await findPerson(tx, personId);
    if (!person) throw new AppError('internal');
    return admitPerson(tx, person, { userAgent: newcomer.userAgent, tenantId });
  });
}

interface Placed {
  personId: string;
  tenantId: string;
}

const oneAtATime = (tx: SystemDb, email: string): Promise<unknown> =>
  tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`sign-up ${email}`]);

/** Whoever has just signed up with this address and this password, and pressed the button again. */
async function findTwin(tx: SystemDb, { email, password }: SignUp): Promise<Placed | undefined> {
  const recent = await findRecent(tx, email);
  const fits = await passwordFits(password, recent?.password_hash ?? null);
  if (!recent || !fits) return undefined;
  const [membership] = await membershipsOf(tx, recent.id);
  return membership && { personId: recent.id, tenantId: membership.tenant.id };
}

async function findRecent(tx: SystemDb, email: string): Promise<Person | undefined> {
  const person = await findNewcomer(tx, email);
  if (!person) return undefined;
  const row: unknown = await tx('email_claims')
    .where({ person_id: person.id })
    .whereRaw(`created_at > app_now() - interval '1 hour'`)
    .first('person_id');
  return z.object({ person_id: z.uuid() }).optional().parse(row) && person;
}

/** No mail reaches this name, and nobody can type it into a form as their own. */
const standIn = (personId: string): string => `${personId}@unconfirmed.invalid`;

async function insertNewcomer(
  tx: SystemDb,
  newcomer: SignUp & { passwordHash: string },
  { beginTrial }: Pick<SignUpDeps, 'beginTrial'>,
): Promise<Placed> {
  const { business_name, name, email, time_zone, language, country } = newcomer;
  const tenant = await insertTenant(tx, { name: business_name, time_zone, language, country });
  await beginTrial(tx, tenant.id);
  const personId = newId();
  await tx('people').insert({
    ...{ id: personId, email: standIn(personId), name, password_hash: newcomer.passwordHash },
    email_confirmed: false,
  });
  await tx('members').insert({ tenant_id: tenant.id, id: newId(), person_id: personId, role: 'owner' });
  await claimEmail(tx, personId, email);
  return { personId, tenantId: tenant.id };
}
