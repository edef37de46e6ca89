import { z } from 'zod';
import { ChangeAccount, ChangePassword, OwnSessions, Workplaces } from '../contract/auth.js';
import { Id } from '../contract/common.js';
import { asSystem } from '../platform/database/tenant-db.js';
import { endpoint } from '../platform/http/endpoint.js';
import type { AuthDeps } from './auth-endpoints.js';
import { changePassword } from './change-password.js';
import { membershipsOf, personOf, renamePerson, requirePerson } from './people.js';
import { recordOwnAct } from './record-own-act.js';
import { forgetOtherDevices } from './known-devices.js';
import { deviceOf } from './session-cookie.js';
import { endOtherSessions, endOwnSession, listSessions } from './sessions.js';

const described = { tag: 'Account', access: 'signed-in' } as const;

const workplaces = endpoint({
  ...described,
  method: 'GET',
  path: '/api/v1/account/workplaces',
  summary: 'Where do I work',
  takesConfined: true,
  reply: Workplaces,
  handle: ({ caller }, { db }: AuthDeps) =>
    asSystem(db, async (tx) => {
      const all = await membershipsOf(tx, personOf(caller));
      // Where else they work is nothing for who runs this team's sign-in service.
      const memberships = all.filter(({ tenant }) => !caller.isConfined || tenant.id === caller.tenantId);
      return { items: memberships.map(({ role, tenant }) => ({ id: tenant.id, name: tenant.name, role })) };
    }),
});

const rename = endpoint({
  ...described,
  method: 'PATCH',
  path: '/api/v1/account',
  summary: 'Change my name',
  body: ChangeAccount,
  reply: ChangeAccount,
  handle: ({ caller, body }, { db }: AuthDeps) =>
    asSystem(db, async (tx) => {
      await renamePerson(tx, personOf(caller), body.name);
      await recordOwnAct(tx, await requirePerson(tx, personOf(caller)), { action: 'account.rename' });
      return body;
    }),
});

const password = endpoint({
  ...described,
  method: 'POST',
  path: '/api/v1/account/password',
  summary: 'Change my password; all my other sessions end',
  body: ChangePassword,
  reply: z.undefined(),
  status: 204,
  errors: ['rate-limited'],
  handle: ({ caller, body, request }, deps: AuthDeps) =>
    changePassword(
      {
        ...{ personId: personOf(caller), address: request.address },
        ...{ current: body.current_password, chosen: body.new_password },
        ...{ sessionId: caller.sessionId, device: deviceOf(request, deps) },
      },
      deps,
    ),
});

const sessions = endpoint({
  ...described,
  method: 'GET',
  path: '/api/v1/account/sessions',
  summary: 'Where am I signed in',
  reply: OwnSessions,
  handle: ({ caller }, { db }: AuthDeps) =>
    asSystem(db, async (tx) => ({ items: await listSessions(tx, personOf(caller), caller.sessionId) })),
});

const endOne = endpoint({
  ...described,
  method: 'DELETE',
  path: '/api/v1/account/sessions/:id',
  summary: 'End one of my sessions at once',
  params: z.strictObject({ id: Id }),
  reply: z.undefined(),
  status: 204,
  handle: ({ caller, params }, { db }: AuthDeps) =>
    asSystem(db, async (tx) => {
      await endOwnSession(tx, personOf(caller), params.id);
      await recordOwnAct(tx, await requirePerson(tx, personOf(caller)), { action: 'session.end' });
    }),
});

const endOthers = endpoint({
  ...described,
  method: 'DELETE',
  path: '/api/v1/account/sessions',
  summary: 'End all my sessions but this one, at once; no other browser is known any more',
  reply: z.undefined(),
  status: 204,
  handle: ({ caller, request }, deps: AuthDeps) =>
    asSystem(deps.db, async (tx) => {
      await endOtherSessions(tx, personOf(caller), caller.sessionId);
      await forgetOtherDevices(tx, personOf(caller), deviceOf(request, deps));
      await recordOwnAct(tx, await requirePerson(tx, personOf(caller)), { action: 'session.end-others' });
    }),
});

export const ownAccountEndpoints = [workplaces, rename, password, sessions, endOne, endOthers];
