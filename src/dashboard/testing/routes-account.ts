import { z } from 'zod';
import { ChangeAccount, ChangePassword, OwnSessions, Workplaces } from '../../contract/auth.js';
import { bare, found, Refusal, type Route, route } from './route.js';
import type { Session } from './world.js';

const shown = ({ id, userAgent, at }: Session, current: Session | undefined) => ({
  ...{ id, kind: 'browser', user_agent: userAgent, is_current: id === current?.id },
  ...{ created_at: at, last_used_at: at, expires_at: at },
});

export const accountRoutes: Route[] = [
  bare({
    ...{ path: '/account/workplaces', reply: Workplaces },
    handle: ({ account, world }) => {
      const ids = [account.tenantId, ...account.alsoIn];
      const mine = world.desks.filter(({ tenant }) => ids.includes(tenant.id));
      return { items: mine.map(({ tenant }) => ({ id: tenant.id, name: tenant.name, role: account.role })) };
    },
  }),
  route({
    ...{ method: 'PATCH', path: '/account', body: ChangeAccount, reply: ChangeAccount },
    handle: ({ account, body }) => {
      account.name = body.name;
      return body;
    },
  }),
  route({
    ...{ method: 'POST', path: '/account/password', body: ChangePassword, reply: z.unknown() },
    handle: ({ account, body, session, world }) => {
      if (body.current_password !== account.password)
        throw new Refusal(400, 'invalid-input', {
          message: 'Some of the input is not valid.',
          fields: [{ path: 'current_password', message: 'This is not your present password.' }],
        });
      account.password = body.new_password;
      world.sessions = world.sessions.filter((known) => known === session || known.accountId !== account.id);
    },
  }),
  bare({
    ...{ path: '/account/sessions', reply: OwnSessions },
    handle: ({ account, session, world }) => ({
      items: world.sessions
        .filter(({ accountId }) => accountId === account.id)
        .map((known) => shown(known, session)),
    }),
  }),
  bare({
    ...{ method: 'DELETE', path: '/account/sessions/:id', reply: z.unknown() },
    handle: ({ params, world }) => {
      const gone = found(world.sessions.find(({ id }) => id === params['id']));
      world.sessions = world.sessions.filter((known) => known !== gone);
    },
  }),
  bare({
    ...{ method: 'DELETE', path: '/account/sessions', reply: z.unknown() },
    handle: ({ account, session, world }) => {
      world.sessions = world.sessions.filter((known) => known === session || known.accountId !== account.id);
    },
  }),
];
