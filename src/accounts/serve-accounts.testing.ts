import assert from 'node:assert/strict';
import type { Role } from '../contract/permissions.js';
import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { sessionCookie } from '../platform/http/build-http.js';
import { serve } from '../platform/http/endpoint.js';
import { listen } from '../platform/http/listen.testing.js';
import { createLimiter } from '../platform/http/rate-limit.js';
import { newId, newToken } from '../platform/ids.js';
import { authEndpoints } from './auth-endpoints.js';
import { createAuthenticate } from './authenticate.js';
import { findPerson } from './people.js';
import { startSession } from './sign-in.js';
import { accountEndpoints } from './tenant-endpoints.js';
import { insertOwner, insertTenant } from './tenant-records.js';

/** One call with a credential; `body` is sent as JSON. */
export type Call = (method: string, path: string, body?: unknown) => Promise<Response>;

export interface Somebody {
  id: string;
  token: string;
}

export interface ServedAccounts {
  as: (headers: Record<string, string>) => Call;
  bearer: (token: string, tenantId?: string) => Call;
  /** Signs a person in without asking for the password. */
  signedIn: (personId: string) => Promise<string>;
  /** Somebody new with a role in a tenant, signed in. */
  member: (tenantId: string, role: Role) => Promise<Somebody>;
  platformAdmin: () => Promise<Somebody>;
  stop: () => Promise<void>;
}

const publicUrl = 'https://bot.example';

/** The routes of this module on a listening server, with people to call them. */
export async function serveAccounts(db: Database): Promise<ServedAccounts> {
  const deps = { db, limiter: createLimiter(undefined), cookieName: sessionCookie(publicUrl) };
  const createTenant = (wanted: Parameters<typeof insertTenant>[1]) =>
    asSystem(db, (tx) => insertTenant(tx, wanted));
  const routes = [
    ...serve(authEndpoints, deps),
    ...serve(accountEndpoints, { db, createTenant, tenantChanged: () => Promise.resolve() }),
  ];
  const server = await listen(routes, { authenticate: createAuthenticate(deps), publicUrl });
  const as = callerOf(server.url);
  const signedIn = (personId: string) =>
    asSystem(db, async (tx) => {
      const person = await findPerson(tx, personId);
      assert.ok(person);
      return (await startSession(tx, person, null)).token;
    });
  return {
    ...{ as, signedIn },
    bearer: (token, tenantId) =>
      as({
        authorization: `Bearer ${token}`,
        ...(tenantId === undefined ? {} : { 'x-tenant-id': tenantId }),
      }),
    member: async (tenantId, role) => {
      const id = await asSystem(db, async (tx) => {
        const personId = await insertOwner(tx, tenantId, { email: newEmail(), password: undefined });
        await tx('members').where({ person_id: personId }).update({ role });
        return personId;
      });
      return { id, token: await signedIn(id) };
    },
    platformAdmin: async () => {
      const id = newId();
      const root = { id, email: newEmail(), name: 'Root', is_platform_admin: true };
      await asSystem(db, (tx) => tx('people').insert(root));
      return { id, token: await signedIn(id) };
    },
    stop: () => server.stop(),
  };
}

/** An address that nobody else has. */
export const newEmail = (): string => `${newToken(6).toLowerCase()}@example.com`;

const callerOf =
  (url: string) =>
  (headers: Record<string, string>): Call =>
  (method, path, body) =>
    fetch(url + path, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
