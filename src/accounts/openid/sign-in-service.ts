import { z } from 'zod';
import { GrantedRole, type RoleRule, type SignInService } from '../../contract/sign-in-service.js';
import type { TenantDb } from '../../platform/database/tenant-db.js';

/** A tenant's own sign-in service as it is stored. */
export const ServiceRow = z.object({
  tenant_id: z.uuid(),
  issuer: z.string(),
  client_id: z.string(),
  client_secret_sealed: z.string().nullable(),
  name: z.string(),
  is_enabled: z.boolean(),
  is_required: z.boolean(),
  creates_accounts: z.boolean(),
  default_role: GrantedRole,
  role_claim: z.string().nullable(),
  role_mapping: z.array(z.object({ value: z.string(), role: GrantedRole })),
  updated_at: z.date(),
});
export type ServiceRow = z.infer<typeof ServiceRow>;

export const serviceColumns = Object.keys(ServiceRow.shape);

export const placeOfSecret = (tenantId: string) => ({
  ...{ tenantId, table: 'sign_in_services', column: 'client_secret_sealed' },
});

export const readService = async (tx: TenantDb): Promise<ServiceRow | undefined> =>
  ServiceRow.optional().parse(await tx('sign_in_services').first(serviceColumns));

export const serviceView = ({ client_secret_sealed, ...row }: ServiceRow): z.input<typeof SignInService> => ({
  ...row,
  has_client_secret: client_secret_sealed !== null,
});

/** What a tenant lets its service decide. */
export interface ServiceRules {
  createsAccounts: boolean;
  defaultRole: GrantedRole;
  roleClaim: string | null;
  roleMapping: readonly RoleRule[];
}

/** The role that the service gives somebody; undefined where it is not asked for roles. */
export function mappedRole(
  { roleClaim, roleMapping, defaultRole }: ServiceRules,
  claims: Readonly<Record<string, unknown>>,
): GrantedRole | undefined {
  if (roleClaim === null) return undefined;
  const told = new Set([claims[roleClaim]].flat());
  return roleMapping.find(({ value }) => told.has(value))?.role ?? defaultRole;
}
