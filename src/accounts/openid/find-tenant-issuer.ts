import { z } from 'zod';
import type { SystemDb } from '../../platform/database/tenant-db.js';
import type { Sealer } from '../../platform/secrets.js';
import type { Issuer } from './issuer.js';
import { placeOfSecret, serviceColumns, ServiceRow, type ServiceRules } from './sign-in-service.js';

/** The service of one tenant, with what it may do there. */
export interface TenantIssuer extends Issuer {
  tenantId: string;
  /** Of the tenant, for its sign-in page. */
  slug: string;
  rules: ServiceRules;
}

/** How the way to a tenant's service is found; never by who somebody is. */
export type WayToTenant = { tenantId: string } | { slug: string } | { domain: string };

const Found = ServiceRow.extend({ slug: z.string(), domains: z.array(z.string()) });

/** The service that is turned on in a tenant at work, or nothing. Held until the transaction ends with `hold`. */
export async function findTenantIssuer(
  tx: SystemDb,
  way: WayToTenant,
  { sealer, hold = false }: { sealer: Pick<Sealer, 'open'>; hold?: boolean },
): Promise<TenantIssuer | undefined> {
  const found = tx('sign_in_services as s')
    .join('tenants as t', 't.id', 's.tenant_id')
    .where({ 's.is_enabled': true, 't.status': 'active' })
    .select(...serviceColumns.map((column) => `s.${column}`), 't.slug')
    .select(
      tx.raw(`array(select d.domain from domains d
        where d.tenant_id = s.tenant_id and d.proven_at is not null) as domains`),
    );
  if ('tenantId' in way) found.where('s.tenant_id', way.tenantId);
  if ('slug' in way) found.where('t.slug', way.slug);
  if ('domain' in way)
    found.whereIn(
      's.tenant_id',
      tx('domains').where({ domain: way.domain }).whereNotNull('proven_at').select('tenant_id'),
    );
  if (hold) found.forShare('s');
  const row = Found.optional().parse(await found.first());
  return row && issuerOf(row, sealer);
}

const issuerOf = (row: z.infer<typeof Found>, sealer: Pick<Sealer, 'open'>): TenantIssuer => ({
  ...{ tenantId: row.tenant_id, url: row.issuer, clientId: row.client_id, name: row.name },
  clientSecret:
    row.client_secret_sealed === null
      ? undefined
      : sealer.open(row.client_secret_sealed, placeOfSecret(row.tenant_id)),
  ...{ domains: row.domains, slug: row.slug },
  rules: {
    ...{ createsAccounts: row.creates_accounts, defaultRole: row.default_role },
    ...{ roleClaim: row.role_claim, roleMapping: row.role_mapping },
  },
});
