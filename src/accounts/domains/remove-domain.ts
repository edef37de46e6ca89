import type { TenantDb } from '../../platform/database/tenant-db.js';
import { type DomainRow } from './domain.js';
import { readDomain } from './read-domains.js';

/** Gives a domain up; it is free for others at once. Returns what it was. Throws `not-found`. */
export async function removeDomain(tx: TenantDb, id: string): Promise<DomainRow> {
  const row = await readDomain(tx, id);
  await tx('domains').where({ id }).del();
  return row;
}
