import { Readable } from 'node:stream';
import { constants } from 'node:zlib';
import Router from '@koa/router';
import Koa, { type Context } from 'koa';
import compress from 'koa-compress';
import type { z } from 'zod';
import { problemWords, sayProblem } from '../../contract/problems.js';
import { AppError, asAppError, invalidInput, publicError } from '../errors.js';
import { newId } from '../ids.js';
import { type Log, redactUrl } from '../log.js';
import type { Metrics } from '../metrics.js';
import { forInstallation, forTenant } from '../scoped-key.js';
import type { Authenticate, Caller } from './caller.js';
import { type Endpoint, type RawReply, type Served, takesKey, type UnparsedInput } from './endpoint.js';
import { admit, checkReach, checkSameSite, securityHeaders } from './guard.js';
import { fingerprintOf, type Idempotency, keyOf, type Once, ownerOf } from './idempotency.js';
import { consumeAll, type Counted, type Limiter, type Rule } from './rate-limit.js';
import { parseJsonBody, readBody, storableTexts } from './read-body.js';
import { checkHost, teamHeaders, type TeamOfHost } from './team-host.js';
import { factsOf, rawRequestOf } from './request-facts.js';

export interface HttpDeps {
  authenticate: Authenticate;
  publicUrl: string;
  trustedProxies: number;
  log: Log;
  metrics: Pick<Metrics, 'httpSeconds'>;
  /** Whose host a request came to; without it every host is the installation's. */
  teamOfHost?: TeamOfHost;
  /** By which a platform's signed time is judged; the process's own when absent. */
  now?: () => Date;
  /** How much may be asked of all routes together, webhooks aside; each route may have limits of its own. */
  allowances?: RequestLimits;
  /** Keeps answers for requests that come again; without it an Idempotency-Key changes nothing. */
  idempotency?: Idempotency;
}

export interface RequestLimits {
  address: { limiter: Limiter; rule: Rule };
  caller: { limiter: Limiter; rule: Rule };
  tenant: { limiter: Limiter; rule: Rule };
}

/** The name of the cookie that a browser's session travels in; only over https may it carry the strict prefix. */
export const sessionCookie = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Host-patchbay' : 'patchbay';

/**
 * Scripts, styles and drawings travel compressed. Nothing else does: an answer that holds a secret beside a stranger's words
 * would tell it by its length.
 */
const compressScripts = compress({
  filter: (type) => /^(?:text\/(?:javascript|css)|image\/svg\+xml)\b/.test(type),
  threshold: 1024,
  br: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
});

/** The Koa app with all routes. Every refusal has the one documented form. */
export function buildHttp(served: readonly Served[], deps: HttpDeps): Koa {
  const app = new Koa();
  const router = new Router();
  for (const each of served) {
    const { method, path } = each.endpoint;
    router.register(path, [method.toLowerCase()], (ctx) => answer(ctx, each, deps));
    if (each.endpoint.cors === 'declared') router.register(path, ['options'], allowCrossOrigin);
  }
  app.use(logRequests(deps));
  app.use(securityHeaders(deps.publicUrl));
  app.use(tellErrors(deps));
  app.use(compressScripts);
  app.use(router.routes());
  app.use((ctx) => refuseUnmatched(ctx, router));
  app.on('error', (err: Error) => deps.log.debug({ err }, 'a response could not be written'));
  return app;
}

/**
 * A browser asks before it sends a request from another page. Asking is free: whether that page may really call, the
 * endpoint itself decides, by the key that comes with the request.
 */
function allowCrossOrigin(ctx: Context): void {
  ctx.set({
    'Access-Control-Allow-Origin': ctx.get('origin') || '*',
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': 'authorization, content-type, idempotency-key, x-api-key',
    'Access-Control-Max-Age': '600',
    Vary: 'Origin',
  });
  ctx.status = 204;
}

/** No route took the request: the path is unknown, or known under other methods only, which OPTIONS may ask for. */
function refuseUnmatched(ctx: Context, router: Router): void {
  const methods = new Set(router.match(ctx.path, '').path.flatMap((layer) => layer.methods));
  if (methods.size === 0) throw new AppError('not-found');
  ctx.set('Allow', [...methods].sort().join(', '));
  if (ctx.method !== 'OPTIONS') throw new AppError('method-not-allowed');
  ctx.status = 204;
}

/** One line a request; the address without its secret part, never a body. */
function logRequests({ log, metrics }: HttpDeps): Koa.Middleware {
  return async (ctx, next) => {
    const id = newId();
    ctx.state['requestId'] = id;
    ctx.set('X-Request-Id', id);
    const since = performance.now();
    await next();
    const ms = performance.now() - since;
    const route = typeof ctx['_matchedRoute'] === 'string' ? ctx['_matchedRoute'] : 'none';
    metrics.httpSeconds.observe({ route, method: ctx.method, status: String(ctx.status) }, ms / 1000);
    log.debug(
      { request_id: id, method: ctx.method, url: redactUrl(ctx.url), status: ctx.status, ms: Math.round(ms) },
      'request',
    );
  };
}

function tellErrors({ log }: HttpDeps): Koa.Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const id = String(ctx.state['requestId']);
      const told = publicError(error, id);
      const known = asAppError(error);
      if (told.status >= 500) log.error({ err: error, request_id: id }, 'a request failed');
      else log.debug({ code: known.code, details: known.details, request_id: id }, 'a request was refused');
      ctx.status = told.status;
      if (told.retryAfterMs !== undefined)
        ctx.set('Retry-After', String(Math.ceil(told.retryAfterMs / 1000)));
      ctx.body = told.body;
    }
  };
}

async function answer(ctx: Context, { endpoint, run }: Served, deps: HttpDeps): Promise<void> {
  const team = await deps.teamOfHost?.(ctx.host);
  if (team) ctx.set(teamHeaders(deps.publicUrl));
  checkHost(endpoint, team);
  const { trustedProxies } = deps;
  const request = factsOf(ctx, String(ctx.state['requestId']), { trustedProxies, team });
  if (!endpoint.readsRawBody) await takeAllowance(ctx, request.address, deps);
  const caller = endpoint.access === 'public' ? undefined : await deps.authenticate(request);
  if (caller) await takeCallersAllowance(ctx, caller, deps);
  admit(endpoint.access, caller);
  checkReach(endpoint, caller);
  if (caller && carriesSession(ctx, deps.publicUrl)) checkSameSite(ctx, deps.publicUrl);
  const hasBody = ctx.method !== 'GET' && ctx.method !== 'HEAD';
  const bytes = hasBody ? await readBody(ctx.req) : Buffer.alloc(0);
  const input: UnparsedInput = {
    params: storableTexts(Object.entries(paramsOf(ctx))),
    query: storableTexts(new URLSearchParams(ctx.querystring)),
    body: endpoint.readsRawBody ? undefined : parseJsonBody(bytes, ctx.get('content-type')),
    raw: rawRequestOf(ctx, bytes, deps.now?.() ?? new Date()),
    caller,
    request,
    response: { header: (name, value) => setHeader(ctx, name, value) },
    once: onceFor(ctx, { endpoint, bytes }, deps),
    parse: parseInput,
  };
  const reply = await run(input);
  if ('raw' in reply) writeRaw(ctx, reply.raw);
  else writeJson(ctx, endpoint.status, reply.json);
}

/** Cookies stand beside each other; of any other header there is one. */
function setHeader(ctx: Context, name: string, value: string): void {
  if (name.toLowerCase() === 'set-cookie') ctx.append(name, value);
  else ctx.set(name, value);
}

/** Before it is known who asks: by address, in this process alone, so that a flood costs nobody else anything. */
const takeAllowance = async (ctx: Context, address: string, { allowances }: HttpDeps): Promise<void> =>
  count(ctx, allowances && [{ ...allowances.address, key: forInstallation(address) }]);

/** By who asks, and by their tenant: a script gone wild holds up neither its colleagues nor other tenants. */
async function takeCallersAllowance(ctx: Context, caller: Caller, { allowances }: HttpDeps): Promise<void> {
  if (!allowances) return;
  const { tenantId } = caller;
  const who = ownerOf(caller).caller;
  const key = tenantId === null ? forInstallation(who) : forTenant(tenantId, who);
  const ofTenant = tenantId === null ? [] : [{ ...allowances.tenant, key: forTenant(tenantId) }];
  await count(ctx, [{ ...allowances.caller, key }, ...ofTenant]);
}

/** What was counted earlier in the request stays told. */
const count = (ctx: Context, counted: readonly Counted[] = []): Promise<void> =>
  consumeAll(counted, (headers) => {
    for (const [name, value] of Object.entries(headers)) {
      const before = ctx.res.getHeader(name);
      ctx.set(name, before === undefined ? value : `${String(before)}, ${value}`);
    }
  });

/** A key says that a request is the same as one before; what makes it the same is all that was sent. */
function onceFor(
  ctx: Context,
  { endpoint, bytes }: { endpoint: Endpoint<never>; bytes: Uint8Array },
  { idempotency }: HttpDeps,
): Once {
  const key = takesKey(endpoint) ? keyOf(ctx.req.headers['idempotency-key']) : undefined;
  if (key === undefined || !idempotency) return (_owner, work) => work();
  const fingerprint = fingerprintOf(ctx.method, ctx.url, bytes);
  return async (owner, work) => {
    const { answer, isReplayed } = await idempotency.once({ ...owner, key, fingerprint }, work);
    if (isReplayed) ctx.set('Idempotency-Replayed', 'true');
    return answer;
  };
}

/** Koa's context is open, so what the router puts there has no type. */
function paramsOf(ctx: Context): object {
  const params: unknown = ctx['params'];
  return typeof params === 'object' && params !== null ? params : {};
}

/** Whatever else it carries: which of several credentials counts is not for this place to know. */
const carriesSession = (ctx: Context, publicUrl: string): boolean =>
  ctx.cookies.get(sessionCookie(publicUrl)) !== undefined;

function parseInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value, { error: sayProblem(problemWords) });
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
}

function writeJson(ctx: Context, status: number, json: unknown): void {
  ctx.status = status;
  if (status !== 204) ctx.body = json ?? {};
}

function writeRaw(ctx: Context, { status = 200, contentType, headers = {}, body }: RawReply): void {
  ctx.status = status;
  ctx.set({ ...headers, 'Content-Type': contentType });
  if (typeof body === 'string') ctx.body = body;
  else if (body instanceof Uint8Array) ctx.body = Buffer.from(body);
  else ctx.body = Readable.from(body);
}
