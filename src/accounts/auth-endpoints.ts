import { z } from 'zod';
import { LoginReply, LoginRequest, Member, OneTimeLinkRequest } from '../contract/auth.js';
import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import { endpoint } from '../platform/http/endpoint.js';
import type { RequestFacts } from '../platform/http/caller.js';
import type { ResponseFacts } from '../platform/http/endpoint.js';
import type { Limiter } from '../platform/http/rate-limit.js';
import { credentialOf, placeOf } from './authenticate.js';
import { useOneTimeLink } from './one-time-link.js';
import { findPerson, memberView } from './people.js';
import { endSession } from './sessions.js';
import { signIn } from './sign-in.js';

export interface AuthDeps {
  db: Pick<Database, 'knex'>;
  limiter: Limiter;
  cookieName: string;
}

const perAddress = { name: 'sign-in', points: 30, perSeconds: 60 };

const userAgentOf = ({ headers }: RequestFacts): string | null => headers['user-agent'] ?? null;

/** HttpOnly and SameSite=Lax; Secure follows from the name's prefix, which browsers enforce. */
function setCookie(response: ResponseFacts, { cookieName }: AuthDeps, session: LoginReply | undefined): void {
  const secure = cookieName.startsWith('__Host-') ? '; Secure' : '';
  const value = session?.token ?? '';
  const expires = new Date(session?.expires_at ?? 0).toUTCString();
  response.header(
    'Set-Cookie',
    `${cookieName}=${value}; Path=/; HttpOnly; SameSite=Lax; Expires=${expires}${secure}`,
  );
}

const login = endpoint({
  method: 'POST',
  path: '/api/v1/auth/login',
  summary: 'Sign in',
  tag: 'Sign-in',
  access: 'public',
  body: LoginRequest,
  reply: LoginReply,
  errors: ['sign-in-failed', 'rate-limited'],
  handle: async ({ body, request, response }, deps: AuthDeps) => {
    await deps.limiter.consume(perAddress, request.address);
    const session = await signIn(
      { ...body, address: request.address, userAgent: userAgentOf(request) },
      deps,
    );
    setCookie(response, deps, session);
    return session;
  },
});

const oneTimeLink = endpoint({
  method: 'POST',
  path: '/api/v1/auth/one-time-link',
  summary: 'Choose a password with a one-time link, and be signed in',
  tag: 'Sign-in',
  access: 'public',
  body: OneTimeLinkRequest,
  reply: LoginReply,
  errors: ['link-expired', 'rate-limited'],
  handle: async ({ body, request, response }, deps: AuthDeps) => {
    await deps.limiter.consume(perAddress, request.address);
    const session = await useOneTimeLink({ ...body, userAgent: userAgentOf(request) }, deps);
    setCookie(response, deps, session);
    return session;
  },
});

const logout = endpoint({
  method: 'POST',
  path: '/api/v1/auth/logout',
  summary: 'End this session',
  tag: 'Sign-in',
  access: 'signed-in',
  status: 204,
  reply: z.undefined(),
  handle: async ({ request, response }, deps: AuthDeps) => {
    const { token } = credentialOf(request, deps.cookieName);
    if (token !== undefined) await asSystem(deps.db, (tx) => endSession(tx, token));
    setCookie(response, deps, undefined);
  },
});

const me = endpoint({
  method: 'GET',
  path: '/api/v1/auth/me',
  summary: 'Who am I, where, and what may I do',
  tag: 'Sign-in',
  access: 'signed-in',
  reply: Member,
  handle: ({ caller }, { db }: AuthDeps) =>
    asSystem(db, async (tx) => {
      const person = caller.personId === null ? undefined : await findPerson(tx, caller.personId);
      if (!person) throw new AppError('forbidden', { publicMessage: 'A key is nobody who signs in.' });
      return memberView(person, await placeOf(tx, person, caller.tenantId ?? undefined));
    }),
});

export const authEndpoints = [login, oneTimeLink, logout, me];
