import { z } from 'zod';
import { OutboxPage } from '../../contract/outbox.js';
import { ChangeTenant, CreateTenant, Tenant, TenantPage, type TenantUsage } from '../../contract/tenants.js';
import { makeDesk } from './make-world.js';
import { bare, found, Refusal, type Route, route } from './route.js';
import type { Account, Desk } from './world.js';

export const platformRoutes: Route[] = [
  bare({
    ...{ path: '/admin/tenants', reply: TenantPage },
    handle: ({ account, query, world }) => {
      refuseOthers(account);
      const plan = query.get('plan');
      const tenants = world.desks.map((desk) => ({ ...desk.tenant, usage: usageOf(desk) }));
      return { items: tenants.filter((each) => plan === null || each.plan === plan), next_cursor: null };
    },
  }),
  route({
    ...{ method: 'POST', path: '/admin/tenants', body: CreateTenant, reply: Tenant },
    handle: ({ account, body, world }) => {
      refuseOthers(account);
      const slug = body.slug ?? body.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
      const tenant = {
        ...{ id: world.newId(), name: body.name, slug, status: 'active' as const, delete_at: null },
        ...{ plan: 'standard' as const, trial_ends_at: null, created_at: world.now() },
      };
      world.desks.push(makeDesk(tenant));
      return tenant;
    },
  }),
  route({
    ...{ method: 'PATCH', path: '/admin/tenants/:id', body: ChangeTenant, reply: Tenant },
    handle: ({ account, body, params, world }) => {
      refuseOthers(account);
      const desk = found(world.desks.find(({ tenant }) => tenant.id === params['id']));
      const trial_ends_at =
        body.plan === 'standard' ? null : (body.trial_ends_at ?? desk.tenant.trial_ends_at);
      return Object.assign(desk.tenant, body, { trial_ends_at });
    },
  }),
  route({
    ...{ method: 'DELETE', path: '/admin/tenants/:id', body: z.unknown(), reply: z.undefined() },
    handle: ({ account, params, world }) => {
      refuseOthers(account);
      const desk = found(world.desks.find(({ tenant }) => tenant.id === params['id']));
      Object.assign(desk.tenant, { status: 'deleting', delete_at: world.now() });
    },
  }),
  bare({
    ...{ method: 'POST', path: '/admin/tenants/:id/resume', reply: Tenant },
    handle: ({ account, params, world }) => {
      refuseOthers(account);
      const desk = found(world.desks.find(({ tenant }) => tenant.id === params['id']));
      return Object.assign(desk.tenant, { status: 'active', delete_at: null });
    },
  }),
  bare({
    ...{ path: '/admin/outbox', reply: OutboxPage },
    handle: ({ account, world }) => {
      refuseOthers(account);
      return { items: world.mails, next_cursor: null };
    },
  }),
];

export function refuseOthers({ isPlatformAdmin }: Account): void {
  if (!isPlatformAdmin) throw new Refusal(403, 'forbidden', { message: 'You are not allowed to do this.' });
}

/** What one conversation costs is told by its turns. */
const usageOf = ({ conversations, connections }: Desk): TenantUsage => ({
  conversations: conversations.length,
  model_calls: conversations.flatMap(({ turns }) => turns).length,
  connections: connections.length,
  last_active_at:
    conversations
      .map(({ updated_at }) => updated_at)
      .sort()
      .at(-1) ?? null,
});
