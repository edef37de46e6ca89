import { z } from 'zod';
import type { TenantDb } from '../../platform/database/tenant-db.js';
import { AppError } from '../../platform/errors.js';
import { newId, newToken } from '../../platform/ids.js';
import { domainColumns, DomainRow } from './domain.js';

/** More than a business has. */
const mostDomains = 20;

/** Notes a domain that a tenant says is its own, with the token that proves it. Throws `conflict`. */
export async function addDomain(
  tx: TenantDb,
  { tenantId, domain }: { tenantId: string; domain: string },
): Promise<DomainRow> {
  // One at a time, so that the count is right.
  await tx('tenants').forNoKeyUpdate().first('id');
  const known = z.array(z.string()).parse(await tx('domains').pluck('domain'));
  if (known.includes(domain))
    throw new AppError('conflict', { publicMessage: 'This domain is in your list already.' });
  if (known.length >= mostDomains)
    throw new AppError('conflict', { publicMessage: `A business has at most ${mostDomains} domains.` });
  const rows: unknown = await tx('domains')
    .insert({ tenant_id: tenantId, id: newId(), domain, token: newToken(24) })
    .returning(domainColumns);
  return z.tuple([DomainRow]).parse(rows)[0];
}
