import { z } from 'zod';
import type { SystemDb } from '../platform/database/tenant-db.js';

type Trusted = 'owner' | 'admin';

/** The addresses, once confirmed, of those who have one of these roles in a tenant. */
async function findWith(tx: SystemDb, tenantId: string, roles: readonly Trusted[]): Promise<string[]> {
  const found: unknown = await tx('members as m')
    .join('people as p', 'p.id', 'm.person_id')
    .where({ 'm.tenant_id': tenantId, 'p.email_confirmed': true })
    .whereIn('m.role', roles)
    .orderBy('p.email')
    .pluck('p.email');
  return z.array(z.string()).parse(found);
}

/** The addresses of those who can put things right in a tenant: its owners and admins. */
export const findAdmins = (tx: SystemDb, tenantId: string): Promise<string[]> =>
  findWith(tx, tenantId, ['owner', 'admin']);

/** The addresses of those whose tenant it is. */
export const findOwners = (tx: SystemDb, tenantId: string): Promise<string[]> =>
  findWith(tx, tenantId, ['owner']);
