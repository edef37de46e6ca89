import { z } from 'zod';
import type { SystemDb } from '../platform/database/tenant-db.js';

/** The addresses of those who can put things right in a tenant: its owners and admins. */
export const findAdmins = async (tx: SystemDb, tenantId: string): Promise<string[]> =>
  z
    .array(z.string())
    .parse(
      await tx('members as m')
        .join('people as p', 'p.id', 'm.person_id')
        .where({ 'm.tenant_id': tenantId, 'p.email_confirmed': true })
        .whereIn('m.role', ['owner', 'admin'])
        .orderBy('p.email')
        .pluck('p.email'),
    );
