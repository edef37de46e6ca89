import { z } from 'zod';
import { LoginOutcome, LoginRequest, Member } from '../contract/auth.js';
import { asSystem, type SystemDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import type { Caller } from '../platform/http/caller.js';
import { endpoint } from '../platform/http/endpoint.js';
import type { Limiter } from '../platform/http/rate-limit.js';
import { forInstallation } from '../platform/scoped-key.js';
import { placeOf } from './authenticate.js';
import { findPerson, membershipsOf, memberView, personOf, requirePerson } from './people.js';
import { recordActWithin, recordOwnAct } from './record-own-act.js';
import { handOverSession } from './hand-over-session.js';
import { deviceOf, setCookie, userAgentOf } from './session-cookie.js';
import { endSession } from './sessions.js';
import { signIn } from './sign-in.js';

export interface AuthDeps {
  db: Pick<Database, 'knex'>;
  limiter: Limiter;
  cookieName: string;
}

export const perAddress = { name: 'sign-in', points: 30, perSeconds: 60 };

const login = endpoint({
  method: 'POST',
  path: '/api/v1/auth/login',
  summary: 'Sign in',
  tag: 'Sign-in',
  access: 'public',
  body: LoginRequest,
  reply: LoginOutcome,
  errors: ['sign-in-failed', 'sign-in-service-needed', 'rate-limited'],
  handle: async ({ body, request, response }, deps: AuthDeps) => {
    await deps.limiter.consume(perAddress, forInstallation(request.address));
    const { address } = request;
    const browser = { address, userAgent: userAgentOf(request), device: deviceOf(request, deps) };
    const outcome = await signIn({ ...body, ...browser }, deps);
    return handOverSession({ request, response }, outcome, deps);
  },
});

const logout = endpoint({
  method: 'POST',
  path: '/api/v1/auth/logout',
  summary: 'End this session',
  tag: 'Sign-in',
  access: 'signed-in',
  takesConfined: true,
  status: 204,
  reply: z.undefined(),
  handle: async ({ caller, response }, deps: AuthDeps) => {
    const { sessionId } = caller;
    if (sessionId !== null)
      await asSystem(deps.db, async (tx) => {
        await endSession(tx, sessionId);
        await recordSignOut(tx, caller);
      });
    setCookie(response, deps, undefined);
  },
});

const me = endpoint({
  method: 'GET',
  path: '/api/v1/auth/me',
  summary: 'Who am I, where, and what may I do',
  tag: 'Sign-in',
  access: 'signed-in',
  takesConfined: true,
  reply: Member,
  handle: ({ caller }, { db }: AuthDeps) =>
    asSystem(db, async (tx) => {
      const person = await findPerson(tx, personOf(caller));
      if (!person) throw new AppError('unauthorized');
      const { tenantId, isConfined } = caller;
      const memberships = isConfined ? await membershipsOf(tx, person.id) : [];
      const own = memberships.find(({ tenant }) => tenant.id === tenantId);
      return memberView(person, own ?? (await placeOf(tx, person, tenantId ?? undefined)), isConfined);
    }),
});

async function recordSignOut(tx: SystemDb, caller: Caller): Promise<void> {
  const { tenantId, isConfined } = caller;
  const person = await requirePerson(tx, personOf(caller));
  if (isConfined && tenantId !== null) await recordActWithin(tx, person, { tenantId, action: 'sign-out' });
  else await recordOwnAct(tx, person, { action: 'sign-out' });
}

export const authEndpoints = [login, logout, me];
