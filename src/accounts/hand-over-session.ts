import type { LoginOutcome } from '../contract/auth.js';
import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import type { RequestFacts } from '../platform/http/caller.js';
import type { ResponseFacts } from '../platform/http/endpoint.js';
import { keepDevice } from './known-devices.js';
import { deviceOf, setCookie, setDeviceCookie } from './session-cookie.js';

interface Browser {
  request: Pick<RequestFacts, 'cookie'>;
  response: ResponseFacts;
}

interface HandOverDeps {
  db: Pick<Database, 'knex'>;
  cookieName: string;
}

/**
 * Gives a browser its session, and what it is known by at the next sign-in. Whoever has a second step before them gets
 * neither: until then there is nothing to hand over. A browser that a tenant's own service let in is not known by it: who
 * runs that service would have tries of their own at the person's password.
 */
export async function handOverSession<Outcome extends LoginOutcome>(
  { request, response }: Browser,
  outcome: Outcome,
  deps: HandOverDeps,
): Promise<Outcome> {
  if (!('token' in outcome)) return outcome;
  const personId = outcome.member.id;
  setCookie(response, deps, outcome);
  if (outcome.member.is_confined) return outcome;
  const device = await asSystem(deps.db, (tx) => keepDevice(tx, personId, deviceOf(request, deps)));
  setDeviceCookie(response, deps, device);
  return outcome;
}
