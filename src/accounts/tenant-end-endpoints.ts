import { z } from 'zod';
import { Id } from '../contract/common.js';
import { DeleteTenantQuery, EndTenant, Tenant } from '../contract/tenants.js';
import { asSystem } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { endpoint } from '../platform/http/endpoint.js';
import type { MailOutbox } from '../platform/mail-outbox.js';
import { endTenant, resumeTenant } from './end-tenant.js';
import { actorOf } from './record-audit.js';
import type { AccountDeps } from './tenant-endpoints.js';
import { readTenant } from './tenant-records.js';

const ById = z.strictObject({ id: Id });

type EndDeps = Pick<AccountDeps, 'db' | 'tenantChanged'> & { outbox: Pick<MailOutbox, 'nudge'> };

const removeTenant = endpoint({
  method: 'DELETE',
  path: '/api/v1/admin/tenants/:id',
  summary: 'Delete a tenant after some days, within which it rests and can be restored',
  tag: 'Platform',
  access: 'platform-admin',
  params: ById,
  query: DeleteTenantQuery,
  reply: z.undefined(),
  status: 204,
  handle: async ({ caller, params, query }, { db, tenantChanged, outbox }: EndDeps) => {
    await asSystem(db, (tx) => endTenant(tx, { id: params.id, actor: actorOf(caller), days: query.days }));
    outbox.nudge();
    await tenantChanged(params.id);
  },
});

const postResume = endpoint({
  method: 'POST',
  path: '/api/v1/admin/tenants/:id/resume',
  summary: 'Restore a tenant that is to be deleted',
  tag: 'Platform',
  access: 'platform-admin',
  params: ById,
  reply: Tenant,
  errors: ['conflict'],
  handle: async ({ caller, params }, { db, tenantChanged, outbox }: EndDeps) => {
    const resumed = await asSystem(db, async (tx) => {
      await readTenant(tx, params.id);
      await resumeTenant(tx, { id: params.id, actor: actorOf(caller) });
      return readTenant(tx, params.id);
    });
    outbox.nudge();
    await tenantChanged(params.id);
    return resumed;
  },
});

const postEnd = endpoint({
  method: 'POST',
  path: '/api/v1/tenant/end',
  summary:
    'End this tenant: it rests for 14 days, in which the platform admin can restore it, then all of it is deleted',
  tag: 'Personal data',
  access: 'tenant:write',
  body: EndTenant,
  reply: Tenant,
  handle: async ({ caller, body }, { db, tenantChanged, outbox }: EndDeps) => {
    const { tenantId } = caller;
    const ended = await asSystem(db, async (tx) => {
      const { name } = await readTenant(tx, tenantId);
      if (name !== body.name)
        throw new AppError('invalid-input', { fields: [{ path: 'name', message: 'This is not its name.' }] });
      await endTenant(tx, { id: tenantId, actor: actorOf(caller), days: DeleteTenantQuery.parse({}).days });
      return readTenant(tx, tenantId);
    });
    outbox.nudge();
    await tenantChanged(tenantId);
    return ended;
  },
});

export const tenantEndEndpoints = [removeTenant, postResume, postEnd];
