import { z } from 'zod';
import { Id, PageQuery } from '../contract/common.js';
import { ChangeConfig, TenantConfig } from '../contract/config.js';
import { ApiKeyPage, CreateApiKey, CreatedApiKey } from '../contract/api-keys.js';
import { ChangeTenant, CreateTenant, Tenant, TenantPage, TenantQuery } from '../contract/tenants.js';
import { asSystem, inTenant, type SystemDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { readPage } from '../platform/database/read-page.js';
import { endpoint } from '../platform/http/endpoint.js';
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.js';
import { type Actor, actorOf, namesOf, recordAct } from './record-audit.js';
import { recordTenantAct } from './record-installation-audit.js';
import { type Connectors, noUsage, readUsage } from './read-usage.js';
import { recordVersions } from './record-versions.js';
import { changeConfig, readConfig, readConfigOf } from './tenant-config.js';
import { changeTenant, readTenant, tenantColumns, TenantRow } from './tenant-records.js';

export interface AccountDeps {
  db: Pick<Database, 'knex'>;
  connectors: Connectors;
  /** A new tenant with its assistant and owner; it spans modules, so it comes from outside. */
  createTenant: (wanted: CreateTenant) => Promise<Tenant>;
  /** Another plan for a tenant: plans stand in a module that comes after this one. */
  changePlan: (
    tx: SystemDb,
    id: string,
    change: Pick<ChangeTenant, 'plan' | 'trial_ends_at'>,
  ) => Promise<Tenant>;
  /** Told after a tenant's status or configuration was changed: others keep both in memory. */
  tenantChanged: (tenantId: string) => Promise<void>;
}

const ById = z.strictObject({ id: Id });

const listTenants = endpoint({
  method: 'GET',
  path: '/api/v1/admin/tenants',
  summary: 'List the tenants, with their usage',
  tag: 'Platform',
  access: 'platform-admin',
  query: TenantQuery,
  reply: TenantPage,
  handle: ({ query: { plan, ...page } }, { db, connectors }: AccountDeps) =>
    asSystem(db, async (tx) => {
      const found = tx('tenants').whereNot({ status: 'deleted' }).select(tenantColumns);
      if (plan !== undefined) found.where({ plan });
      const paged = { ...page, timeColumn: 'created_at', idColumn: 'id', row: TenantRow };
      const { items, next_cursor } = await readPage(tx, found, paged);
      const usage = await readUsage(
        tx,
        items.map(({ id }) => id),
        connectors,
      );
      return {
        items: items.map((tenant) => ({ ...tenant, usage: usage.get(tenant.id) ?? noUsage })),
        next_cursor,
      };
    }),
});

const postTenant = endpoint({
  method: 'POST',
  path: '/api/v1/admin/tenants',
  summary: 'Create a tenant',
  tag: 'Platform',
  access: 'platform-admin',
  body: CreateTenant,
  reply: Tenant,
  status: 201,
  errors: ['conflict'],
  handle: async ({ caller, body }, { db, createTenant }: AccountDeps) => {
    const made = await createTenant(body);
    await asSystem(db, (tx) =>
      recordTenantAct(tx, actorOf(caller), { tenantId: made.id, action: 'tenant.create' }),
    );
    return made;
  },
});

const getTenant = endpoint({
  method: 'GET',
  path: '/api/v1/admin/tenants/:id',
  summary: 'Read a tenant',
  tag: 'Platform',
  access: 'platform-admin',
  params: ById,
  reply: Tenant,
  handle: ({ params }, { db }: AccountDeps) => asSystem(db, (tx) => readTenant(tx, params.id)),
});

/** A business that the platform renames finds that among the changes of its settings. */
async function keepingVersions(
  tx: SystemDb,
  { tenantId, actor }: { tenantId: string; actor: Actor },
  change: () => Promise<Tenant>,
): Promise<Tenant> {
  await readTenant(tx, tenantId);
  const before = await readConfigOf(tx, tenantId);
  const changed = await change();
  const after = await readConfigOf(tx, tenantId);
  await recordVersions(tx, { tenantId, kind: 'config', subjectId: tenantId, actor, before, after });
  return changed;
}

const standingOf = ({ status, plan, trial_ends_at }: Tenant, isOfPlan: boolean) =>
  isOfPlan ? { status, plan, trial_ends_at } : { status };

const patchTenant = endpoint({
  method: 'PATCH',
  path: '/api/v1/admin/tenants/:id',
  summary: 'Rename, suspend or reactivate a tenant, or change its plan',
  tag: 'Platform',
  access: 'platform-admin',
  params: ById,
  body: ChangeTenant,
  reply: Tenant,
  handle: async ({ caller, params, body }, { db, changePlan, tenantChanged }: AccountDeps) => {
    const { plan, trial_ends_at, ...account } = body;
    const isOfPlan = plan !== undefined || trial_ends_at !== undefined;
    const changed = await asSystem(db, async (tx) => {
      const actor = actorOf(caller);
      const tenant = await keepingVersions(tx, { tenantId: params.id, actor }, async () => {
        const named = await changeTenant(tx, params.id, account);
        return isOfPlan ? changePlan(tx, params.id, { plan, trial_ends_at }) : named;
      });
      const details = { members: namesOf(body), ...standingOf(tenant, isOfPlan) };
      const action = isOfPlan ? 'tenant.plan' : 'tenant.change';
      await recordTenantAct(tx, actor, { tenantId: params.id, action, details });
      return tenant;
    });
    await tenantChanged(params.id);
    return changed;
  },
});

const getConfig = endpoint({
  method: 'GET',
  path: '/api/v1/config',
  summary: 'Read the business data, hours, languages and limits',
  tag: 'Configuration',
  access: 'config:read',
  reply: TenantConfig,
  etag: (config) => config,
  handle: ({ caller }, { db }: AccountDeps) => inTenant(db, caller.tenantId, readConfig),
});

const patchConfig = endpoint({
  method: 'PATCH',
  path: '/api/v1/config',
  summary: 'Change the business data, hours, languages and limits',
  tag: 'Configuration',
  access: 'config:write',
  body: ChangeConfig,
  reply: TenantConfig,
  etag: (config) => config,
  handle: async ({ caller, body, hasSeen }, { db, tenantChanged }: AccountDeps) => {
    const changed = await inTenant(db, caller.tenantId, async (tx) => {
      const config = await changeConfig(tx, body, { hasSeen, actor: actorOf(caller) });
      await recordAct(tx, caller, { action: 'config.change', details: { members: namesOf(body) } });
      return config;
    });
    await tenantChanged(caller.tenantId);
    return changed;
  },
});

const listKeys = endpoint({
  method: 'GET',
  path: '/api/v1/api-keys',
  summary: 'List the API keys',
  tag: 'API keys',
  access: 'keys:read',
  query: PageQuery,
  reply: ApiKeyPage,
  handle: ({ caller, query }, { db }: AccountDeps) =>
    inTenant(db, caller.tenantId, (tx) => listApiKeys(tx, query)),
});

const postKey = endpoint({
  method: 'POST',
  path: '/api/v1/api-keys',
  summary: 'Create an API key; it is shown this once',
  tag: 'API keys',
  access: 'keys:write',
  body: CreateApiKey,
  reply: CreatedApiKey,
  status: 201,
  handle: ({ caller, body }, { db }: AccountDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      const made = await createApiKey(tx, { tenantId: caller.tenantId, wanted: body, maker: caller });
      await recordAct(tx, caller, {
        action: 'api-key.create',
        subject: { kind: 'api-key', id: made.id },
        details: { name: made.name, scopes: made.scopes.join(' ') },
      });
      return made;
    }),
});

const deleteKey = endpoint({
  method: 'DELETE',
  path: '/api/v1/api-keys/:id',
  summary: 'Revoke an API key',
  tag: 'API keys',
  access: 'keys:write',
  params: ById,
  reply: z.undefined(),
  status: 204,
  handle: ({ caller, params }, { db }: AccountDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      await revokeApiKey(tx, params.id);
      const subject = { kind: 'api-key', id: params.id };
      await recordAct(tx, caller, { action: 'api-key.revoke', subject });
    }),
});

export const accountEndpoints = [
  ...[listTenants, postTenant, getTenant, patchTenant],
  ...[getConfig, patchConfig, listKeys, postKey, deleteKey],
];
