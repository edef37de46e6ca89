import { z } from 'zod';
import { LoginReply, LoginRequest, Member, OneTimeLinkRequest } from '../../contract/auth.js';
import { ChangeTenant, CreateTenant, Tenant, TenantPage } from '../../contract/tenants.js';
import { makeDesk, noDesk } from './make-world.js';
import { found, Refusal, type Route, bare, route } from './route.js';
import type { Account, Desk } from './world.js';

/** The one-time link that works; it leads to the first account. */
export const oneTimeToken = 'mZ2w8Vd0Qk5sT1rX7uYbN3cE6hJ9pLaG';

function memberOf({ id, name, email, role, isPlatformAdmin, permissions }: Account, desk: Desk) {
  const tenant = desk === noDesk ? null : desk.tenant;
  return {
    ...{ id, name, email, role, is_platform_admin: isPlatformAdmin, tenant },
    permissions: tenant ? permissions : [],
  };
}

const loginReply = (account: Account) => ({
  token: account.id,
  expires_at: new Date(Date.now() + 86_400_000).toISOString(),
  member: memberOf(account, noDesk),
});

const refused = () =>
  new Refusal(401, 'sign-in-failed', { message: 'The e-mail address or the password is wrong.' });

export const sessionRoutes: Route[] = [
  route({
    ...{ method: 'POST', path: '/auth/login', body: LoginRequest, reply: LoginReply },
    handle: ({ body, world }) => {
      const account = world.accounts.find(
        ({ email, password }) => email === body.email && password === body.password,
      );
      if (!account) throw refused();
      return loginReply(account);
    },
  }),
  route({
    ...{ method: 'POST', path: '/auth/one-time-link', body: OneTimeLinkRequest, reply: LoginReply },
    handle: ({ body, world }) => {
      const [account] = world.accounts;
      if (body.token !== oneTimeToken || !account)
        throw new Refusal(410, 'link-expired', { message: 'The link has expired or has already been used.' });
      account.password = body.password;
      return loginReply(account);
    },
  }),
  bare({ method: 'POST', path: '/auth/logout', reply: z.unknown(), handle: () => ({}) }),
  bare({ path: '/auth/me', reply: Member, handle: ({ account, desk }) => memberOf(account, desk) }),
  bare({
    ...{ path: '/admin/tenants', reply: TenantPage },
    handle: ({ account, world }) => {
      refuseOthers(account);
      return { items: world.desks.map(({ tenant }) => tenant), next_cursor: null };
    },
  }),
  route({
    ...{ method: 'POST', path: '/admin/tenants', body: CreateTenant, reply: Tenant },
    handle: ({ account, body, world }) => {
      refuseOthers(account);
      const slug = body.slug ?? body.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
      const tenant = {
        ...{ id: world.newId(), name: body.name, slug, status: 'active' as const },
        created_at: world.now(),
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
      return Object.assign(desk.tenant, body);
    },
  }),
];

function refuseOthers({ isPlatformAdmin }: Account): void {
  if (!isPlatformAdmin) throw new Refusal(403, 'forbidden', { message: 'You are not allowed to do this.' });
}
