import { permissionsOfScopes, type Role } from '../contract/permissions.js';
import type { AccessTokens } from '../platform/access-token.js';
import { asSystem, inTenant, type SystemDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { AppError } from '../platform/errors.js';
import type { Authenticate, Caller, RequestFacts } from '../platform/http/caller.js';
import { isId } from '../platform/ids.js';
import { findApiKey } from './api-keys.js';
import {
  findPerson,
  findTenant,
  isOpenTo,
  membershipsOf,
  permissionsOf,
  type Person,
  type TenantRef,
} from './people.js';
import { recordAudit } from './record-audit.js';
import { findApiSession, findSession, noteUse, type Session } from './sessions.js';

export interface AuthenticateDeps {
  db: Pick<Database, 'knex'>;
  cookieName: string;
  tokens: Pick<AccessTokens, 'verify'>;
}

/** Finds the caller behind a session token (header or cookie), an access token or an API key. A bad credential is refused, not ignored. */
export function createAuthenticate(deps: AuthenticateDeps): Authenticate {
  return async (request) => {
    const credential = credentialOf(request, deps.cookieName);
    if (credential === undefined) return undefined;
    if ('key' in credential) return callerByKey(credential.key, request, deps);
    const found = await callerBySession(credential, request, deps);
    if (found.unnotedSession !== undefined) await noteUse(found.unnotedSession, deps);
    if (found.isVisiting) await auditVisit(found.caller, request, deps);
    return found.caller;
  };
}

type SignedInBy = { token: string } | { accessToken: string };

/**
 * The secret that a request carries. A key may come as a bearer token too; an access token comes in no other way, and the
 * points between its parts, which no other token of ours has, make it one.
 */
function credentialOf(request: RequestFacts, cookieName: string): { key: string } | SignedInBy | undefined {
  const apiKey = request.headers['x-api-key'];
  if (typeof apiKey === 'string') return { key: apiKey };
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer?.startsWith('pb_')) return { key: bearer };
  if (bearer?.includes('.')) return { accessToken: bearer };
  const token = bearer ?? request.cookie(cookieName);
  return token === undefined ? undefined : { token };
}

async function callerByKey(key: string, request: RequestFacts, { db }: AuthenticateDeps): Promise<Caller> {
  const found = await findApiKey(key, { db });
  if (!found) throw new AppError('unauthorized');
  if (found.tenant_status === 'deleted') throw new AppError('unauthorized');
  if (found.tenant_status === 'suspended') throw new AppError('tenant-suspended');
  const wanted = wantedTenant(request);
  if (wanted !== undefined && wanted !== found.tenant_id) throw new AppError('not-found');
  return {
    kind: 'api-key',
    tenantId: found.tenant_id,
    personId: null,
    keyId: found.id,
    sessionId: null,
    name: found.name,
    isPlatformAdmin: false,
    isConfined: false,
    permissions: new Set(permissionsOfScopes(found.scopes)),
  };
}

interface SignedIn {
  caller: Caller;
  /** A platform admin in a tenant that is not their own. */
  isVisiting: boolean;
  /** Whose use is to be noted. */
  unnotedSession: string | undefined;
}

async function callerBySession(
  credential: SignedInBy,
  request: RequestFacts,
  { db, tokens }: AuthenticateDeps,
): Promise<SignedIn> {
  if ('token' in credential)
    return asSystem(db, async (tx) => signedIn(tx, await findSession(tx, credential.token), request));
  const claims = await tokens.verify(credential.accessToken);
  if (!claims) throw new AppError('unauthorized');
  return asSystem(db, async (tx) => signedIn(tx, await findApiSession(tx, claims), request));
}

async function signedIn(
  tx: SystemDb,
  session: Session | undefined,
  request: RequestFacts,
): Promise<SignedIn> {
  const person = session && (await findPerson(tx, session.person_id));
  if (!session || !person) throw new AppError('unauthorized');
  const isConfined = session.is_confined;
  const wanted = wantedTenant(request) ?? session.tenant_id ?? undefined;
  const place = isConfined ? await confinedPlace(tx, { session, wanted }) : await placeOf(tx, person, wanted);
  if (place.tenant?.status === 'suspended' && (isConfined || !person.is_platform_admin))
    throw new AppError('tenant-suspended');
  return {
    caller: {
      kind: place.role === null ? 'platform-admin' : 'member',
      tenantId: place.tenant?.id ?? null,
      personId: person.id,
      keyId: null,
      sessionId: session.id,
      name: person.name,
      isPlatformAdmin: person.is_platform_admin && !isConfined,
      isConfined,
      permissions: new Set(permissionsOf(person, place)),
    },
    isVisiting: place.role === null && place.tenant !== null,
    unnotedSession: session.is_unnoted ? session.id : undefined,
  };
}

export interface Place {
  role: Role | null;
  tenant: TenantRef | null;
}

/**
 * The one tenant of a confined session, as long as the person is in its team. Any other answers like one that does not
 * exist, also to a member of it and to a platform admin: whoever runs the service of one tenant is nobody in the next.
 */
async function confinedPlace(
  tx: SystemDb,
  { session, wanted }: { session: Session; wanted: string | undefined },
): Promise<Place> {
  const memberships = await membershipsOf(tx, session.person_id);
  const own = memberships.find(({ tenant }) => tenant.id === session.tenant_id);
  if (!own) throw new AppError('unauthorized');
  if (wanted !== own.tenant.id) throw new AppError('not-found');
  return own;
}

/**
 * Where a person acts. A tenant that is not theirs answers like one that does not exist; one of theirs that asks for its own
 * sign-in service throws `sign-in-service-needed`.
 */
export async function placeOf(tx: SystemDb, person: Person, wanted: string | undefined): Promise<Place> {
  const memberships = await membershipsOf(tx, person.id);
  const own =
    wanted === undefined
      ? (memberships.find((each) => isOpenTo(person, each)) ?? memberships[0])
      : memberships.find(({ tenant }) => tenant.id === wanted);
  if (own && !isOpenTo(person, own)) throw new AppError('sign-in-service-needed');
  if (own) return own;
  if (wanted === undefined) return { role: null, tenant: null };
  const visited = person.is_platform_admin ? await findTenant(tx, wanted) : undefined;
  if (!visited) throw new AppError('not-found');
  return { role: null, tenant: visited };
}

function wantedTenant({ headers }: RequestFacts): string | undefined {
  const wanted = headers['x-tenant-id'];
  if (typeof wanted !== 'string') return undefined;
  if (!isId(wanted)) throw new AppError('not-found');
  return wanted;
}

/** The tenant sees what a platform admin did in it: every change, and that somebody looked. */
async function auditVisit(
  caller: Caller,
  { method, path }: RequestFacts,
  { db }: AuthenticateDeps,
): Promise<void> {
  const { tenantId, personId, name } = caller;
  if (tenantId === null) return;
  await inTenant(db, tenantId, async (tx) => {
    const isRead = method === 'GET' || method === 'HEAD';
    if (isRead) {
      const known: unknown = await tx('audit_entries')
        .where({ actor_id: personId, action: 'platform-admin.visit' })
        .whereRaw(`at > app_now() - interval '1 hour'`)
        .first('id');
      if (known !== undefined) return;
    }
    await recordAudit(tx, {
      tenantId,
      actor: { kind: 'platform-admin', id: personId, name },
      action: isRead ? 'platform-admin.visit' : 'platform-admin.change',
      details: { method, path },
    });
  });
}
