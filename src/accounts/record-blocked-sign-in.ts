import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { findPerson, membershipsOf } from './people.js';
import { recordAudit } from './record-audit.js';
import { recordInstallationAudit } from './record-installation-audit.js';

export interface BlockedSignIn {
  /** Whose account it is, if anybody's. */
  personId?: string | undefined;
  /** What was tried too often: an account, from one place, a second factor. */
  by: 'account' | 'address' | 'second-factor';
  /** Of the place. */
  address?: string;
}

/**
 * Writes down that too many sign-ins failed in a row, once for each time that this closes the door: for the teams of the
 * person, and for the installation alike whether anybody has the account, so that the time it takes hardly tells (F-102).
 * The address that was typed is not kept: it may be a password.
 */
export const recordBlockedSignIn = (
  { personId, by, address }: BlockedSignIn,
  { db }: { db: Pick<Database, 'knex'> },
): Promise<void> =>
  asSystem(db, async (tx) => {
    const person = personId === undefined ? undefined : await findPerson(tx, personId);
    const entry = {
      actor: { kind: 'unknown', id: null, name: '' },
      action: 'sign-in.blocked',
      details: { by, ...(address === undefined ? {} : { address }) },
      ...(person ? { subject: { kind: 'person', id: person.id } } : {}),
    };
    const tenantIds = person ? (await membershipsOf(tx, person.id)).map(({ tenant }) => tenant.id) : [];
    const details = { ...entry.details, ...(person ? { name: person.name } : {}) };
    for (const tenantId of tenantIds.sort()) await recordAudit(tx, { tenantId, ...entry, details });
    await recordInstallationAudit(tx, { ...entry, details });
  });
