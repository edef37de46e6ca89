import type { BoundConnection } from '../connections/connection.js';
import type { ConnectionResolver } from '../connections/resolve-connection.js';
import type { Database } from '../platform/database/open-database.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import type { RequestFacts } from '../platform/http/caller.js';
import type { ResponseFacts } from '../platform/http/endpoint.js';
import type { Limiter } from '../platform/http/rate-limit.js';
import { forInstallation, forTenant } from '../platform/scoped-key.js';
import { isOriginAllowed } from './widget-origin.js';
import { isWidgetOpen, widgetSettings } from './widget-settings.js';
import { bearerToken, readVisitorToken, type VisitorToken } from './widget-token.js';
import { authenticateVisitor, type WidgetVisitor } from './widget-visitor.js';

export interface GuardDeps {
  db: Pick<Database, 'knex'>;
  resolver: Pick<ConnectionResolver, 'byPublicKey'>;
  limiter: Limiter;
  publicUrl: string;
}

export interface WidgetCall {
  request: RequestFacts;
  response: ResponseFacts;
}

const unknownKeyRule = { name: 'widget-unknown-key', points: 60, perSeconds: 60 };
const callRule = { name: 'widget-call', points: 1200, perSeconds: 60 };

/**
 * The connection behind a public key, for a page that may use it: from here on the answer may be read there. Throws
 * `not-found` for an unknown or closed window and `origin-not-allowed` for another site.
 */
export async function enterWidget(
  key: string,
  { request, response }: WidgetCall,
  { resolver, limiter, publicUrl }: GuardDeps,
): Promise<BoundConnection> {
  const bound = await resolver.byPublicKey(key);
  // Under the host of one business there is no window of another.
  const isElsewhere = request.team !== null && request.team.tenantId !== bound?.row.tenant_id;
  if (!bound || isElsewhere || !isWidgetOpen(bound)) {
    await limiter.consume(unknownKeyRule, forInstallation(request.address));
    throw new AppError('not-found');
  }
  if (!isOriginAllowed(request, widgetSettings(bound).allowed_origins, publicUrl))
    throw new AppError('origin-not-allowed', { details: { origin: request.origin } });
  for (const [name, value] of Object.entries(corsHeaders(request.origin))) response.header(name, value);
  await limiter.consume(callRule, forTenant(bound.row.tenant_id, request.address));
  return bound;
}

/** For the one origin that asked. No cookie is ever needed, so none is allowed. */
export const corsHeaders = (origin: string | undefined): Record<string, string> => ({
  Vary: 'Origin',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  ...(origin === undefined
    ? {}
    : { 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'Retry-After' }),
});

export interface Entered {
  bound: BoundConnection;
  token: VisitorToken;
}

/** The same for a call that carries a visitor's token, which names its connection. Throws `unauthorized` without one. */
export async function enterAsVisitor(call: WidgetCall, deps: GuardDeps): Promise<Entered> {
  const token = readVisitorToken(bearerToken(call.request.headers.authorization) ?? '');
  if (!token) throw new AppError('unauthorized');
  return { bound: await enterWidget(token.publicKey, call, deps), token };
}

/** Runs `work` for the visitor who holds the token. */
export const asVisitor = <T>(
  { bound, token }: Entered,
  { db }: Pick<GuardDeps, 'db'>,
  work: (tx: TenantDb, visitor: WidgetVisitor) => Promise<T>,
): Promise<T> =>
  inTenant(db, bound.row.tenant_id, async (tx) => work(tx, await authenticateVisitor(tx, bound, token)));
