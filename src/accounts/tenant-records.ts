import { z } from 'zod';
import type { ChangeTenant, CreateTenant, Tenant } from '../contract/tenants.js';
import { configDefaults, TenantConfig } from '../contract/config.js';
import { Plan } from '../contract/plans.js';
import type { SystemDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { newId, newToken } from '../platform/ids.js';
import { hashPassword } from './password.js';
import { findPersonByEmail } from './people.js';

const tenantColumns = ['id', 'slug', 'name', 'status', 'plan', 'trial_ends_at', 'created_at', 'delete_at'];
const timeOrNull = z
  .date()
  .nullable()
  .transform((at) => at?.toISOString() ?? null);
const TenantRow = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    status: z.enum(['active', 'suspended', 'deleted']),
    created_at: z.date().transform((at) => at.toISOString()),
    ...{ plan: Plan, trial_ends_at: timeOrNull, delete_at: timeOrNull },
  })
  .transform((row): Tenant => {
    const isDeleting = row.delete_at !== null && row.status !== 'deleted';
    return isDeleting ? { ...row, status: 'deleting' } : row;
  });

/** A slug from a name: Latin letters and digits, the rest becomes hyphens. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50);
  return slug.length >= 2
    ? slug
    : `tenant-${newToken(4)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '0')}`;
}

/** Inserts the tenant's record. Throws `conflict` when somebody has the slug. */
export async function insertTenant(tx: SystemDb, wanted: CreateTenant): Promise<Tenant> {
  const config = TenantConfig.parse({
    ...configDefaults,
    name: wanted.name,
    ...(wanted.country === undefined ? {} : { country: wanted.country }),
    ...(wanted.time_zone === undefined ? {} : { time_zone: wanted.time_zone }),
    ...(wanted.language === undefined ? {} : { languages: [wanted.language] }),
  });
  const slug = wanted.slug ?? (await freeSlug(tx, slugOf(wanted.name)));
  const rows: unknown = await tx('tenants')
    .insert({ id: newId(), slug, name: wanted.name, config: JSON.stringify(config) })
    .onConflict('slug')
    .ignore()
    .returning(tenantColumns);
  const [tenant] = z.array(TenantRow).parse(rows);
  if (!tenant)
    throw new AppError('conflict', { publicMessage: `The slug "${slug}" is in use. Choose another one.` });
  return tenant;
}

async function freeSlug(tx: SystemDb, slug: string): Promise<string> {
  const taken: unknown = await tx('tenants').where({ slug }).first('id');
  return taken === undefined ? slug : `${slug}-${Math.random().toString(36).slice(2, 6)}`;
}

/** Makes somebody the owner; a person who signs in elsewhere already keeps their password. */
export async function insertOwner(
  tx: SystemDb,
  tenantId: string,
  { email, password }: { email: string; password: string | undefined },
): Promise<string> {
  const known = await findPersonByEmail(tx, email);
  const personId = known?.id ?? newId();
  if (!known) {
    const passwordHash = password === undefined ? null : await hashPassword(password);
    const name = email.split('@')[0] ?? email;
    await tx('people').insert({ id: personId, email, name, password_hash: passwordHash });
  }
  await tx('members').insert({ tenant_id: tenantId, id: newId(), person_id: personId, role: 'owner' });
  return personId;
}

/** Renames, suspends or reactivates a tenant. Throws `not-found`. */
export async function changeTenant(
  tx: SystemDb,
  id: string,
  { name, status }: Pick<ChangeTenant, 'name' | 'status'>,
): Promise<Tenant> {
  const before = await readTenant(tx, id);
  if (before.status === 'deleting' && status !== undefined)
    throw new AppError('conflict', { publicMessage: 'The business is being deleted. Restore it first.' });
  const rows: unknown = await tx('tenants')
    .where({ id })
    .whereNot({ status: 'deleted' })
    .update({ name, status, version: tx.raw('version + 1'), updated_at: tx.raw('app_now()') })
    .returning(tenantColumns);
  const [tenant] = z.array(TenantRow).parse(rows);
  if (!tenant) throw new AppError('not-found');
  return tenant;
}

export async function readTenant(tx: SystemDb, id: string): Promise<Tenant> {
  const row: unknown = await tx('tenants').where({ id }).whereNot({ status: 'deleted' }).first(tenantColumns);
  const tenant = TenantRow.optional().parse(row);
  if (!tenant) throw new AppError('not-found');
  return tenant;
}

/** Hides the tenant and stops everything it does; its records are due to go. Throws `not-found` when it is gone already. */
export async function deleteTenant(tx: SystemDb, id: string): Promise<void> {
  const changed = await tx('tenants')
    .where({ id })
    .whereNot({ status: 'deleted' })
    .update({
      status: 'deleted',
      delete_at: tx.raw('app_now()'),
      slug: tx.raw(`slug || '-deleted-' || left(id::text, 8)`),
      updated_at: tx.raw('app_now()'),
    });
  if (changed === 0) throw new AppError('not-found');
  await tx('sessions').where({ tenant_id: id }).del();
}

export { TenantRow, tenantColumns };
