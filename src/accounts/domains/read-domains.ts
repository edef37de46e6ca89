import { z } from 'zod';
import type { TenantDb } from '../../platform/database/tenant-db.js';
import { AppError } from '../../platform/errors.js';
import { domainColumns, DomainRow } from './domain.js';

export const listDomains = async (tx: TenantDb): Promise<DomainRow[]> =>
  z.array(DomainRow).parse(await tx('domains').orderBy('domain').select(domainColumns));

/** Throws `not-found`. */
export async function readDomain(tx: TenantDb, id: string): Promise<DomainRow> {
  const row = DomainRow.optional().parse(await tx('domains').where({ id }).first(domainColumns));
  if (!row) throw new AppError('not-found');
  return row;
}

/** What a tenant's sign-in service may speak for. */
export const provenDomains = async (tx: TenantDb): Promise<string[]> =>
  z.array(z.string()).parse(await tx('domains').whereNotNull('proven_at').orderBy('domain').pluck('domain'));
