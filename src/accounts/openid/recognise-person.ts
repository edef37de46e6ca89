import { z } from 'zod';
import type { SystemDb } from '../../platform/database/tenant-db.js';
import { newId } from '../../platform/ids.js';
import { findPerson, findPersonByEmail, hasPlace, type Person } from '../people.js';
import type { Issuer, Refused } from './issuer.js';
import type { Claims } from './read-claims.js';

/**
 * Who the installation's service means. The first time it is whoever has the address, which the service must have verified
 * itself, in one of its domains; from then on the subject decides alone, so that an address that is given to somebody else
 * at the service does not give them the account too.
 */
export async function recognisePerson(
  tx: SystemDb,
  issuer: Issuer,
  claims: Claims,
): Promise<Person | Refused> {
  const person = (await findByIdentity(tx, issuer, claims)) ?? (await findByAddress(tx, issuer, claims));
  if ('problem' in person) return person;
  if (!(await hasPlace(tx, person))) return { problem: 'nobody' };
  await noteIdentity(tx, { person, issuer, claims });
  return person;
}

/** Whom a subject was linked to, at the issuer of the same owner. */
export async function findByIdentity(
  tx: SystemDb,
  { tenantId }: Pick<Issuer, 'tenantId'>,
  { iss, sub }: Claims,
): Promise<Person | undefined> {
  const row: unknown = await tx('identities')
    .where({ tenant_id: tenantId, issuer: iss, subject: sub })
    .first('person_id');
  const identity = z.object({ person_id: z.uuid() }).optional().parse(row);
  return identity && findPerson(tx, identity.person_id);
}

async function findByAddress(tx: SystemDb, issuer: Issuer, claims: Claims): Promise<Person | Refused> {
  const address = provenAddress(issuer, claims);
  if (typeof address !== 'string') return address;
  return (await findPersonByEmail(tx, address)) ?? { problem: 'nobody' };
}

/** The address that the service vouches for, if it may: one that it only repeats would open anybody's account. */
export function provenAddress(
  { domains }: Pick<Issuer, 'domains'>,
  { email, email_verified }: Claims,
): string | Refused {
  if (email === undefined || email_verified !== true) return { problem: 'unverified-address' };
  const domain = email.slice(email.lastIndexOf('@') + 1);
  if (domains.length > 0 && !domains.includes(domain)) return { problem: 'other-domain' };
  return email;
}

/** Links a subject to a person, who is known by it from then on. */
export async function noteIdentity(
  tx: SystemDb,
  { person, issuer, claims }: { person: Person; issuer: Pick<Issuer, 'tenantId'>; claims: Claims },
): Promise<void> {
  const key = { tenant_id: issuer.tenantId, issuer: claims.iss, subject: claims.sub };
  await tx('identities')
    .insert({ id: newId(), person_id: person.id, ...key })
    .onConflict()
    .ignore();
  await tx('identities')
    .where(key)
    .update({ last_used_at: tx.raw('app_now()') });
}
