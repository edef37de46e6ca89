import { z } from 'zod';
import { AppError } from '../errors.js';
import type { Database } from './open-database.js';
import { asSystem, inTenant, runtimeRole, systemRole, type SystemDb, type TenantDb } from './tenant-db.js';

const Rows = z.object({
  rows: z.array(
    z.object({ name: z.string(), is_super: z.boolean(), bypasses: z.boolean(), owns: z.coerce.number() }),
  ),
});

const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Looks at what transactions really run as, and refuses to start when row-level security would not hold for them: a
 * superuser ignores even FORCE, and an owner may switch it off (reliability.md A.6, F-078).
 */
export async function checkRoles(db: Database): Promise<void> {
  assertPlain(await inTenant(db, nobody, describeRole), runtimeRole);
  assertPlain(await asSystem(db, describeRole), systemRole);
}

async function describeRole(tx: TenantDb | SystemDb) {
  const answer: unknown = await tx.raw(`
    select rolname as name, rolsuper as is_super, rolbypassrls as bypasses,
      (select count(*) from pg_class where relowner = pg_roles.oid) as owns
    from pg_roles where rolname = current_user`);
  return Rows.parse(answer).rows[0];
}

function assertPlain(role: z.infer<typeof Rows>['rows'][number] | undefined, expected: string): void {
  if (role?.name === expected && !role.is_super && !role.bypasses && role.owns === 0) return;
  throw new AppError('unavailable', {
    publicMessage: `Tenants would not be kept apart: transactions run as "${role?.name ?? 'unknown'}" where "${expected}", which owns nothing and bypasses nothing, is needed. Check the roles of the database.`,
    details: { role },
  });
}
