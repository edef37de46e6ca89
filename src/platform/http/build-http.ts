import { Readable } from 'node:stream';
import Router from '@koa/router';
import Koa, { type Context } from 'koa';
import { z } from 'zod';
import { AppError, asAppError, invalidInput, publicError } from '../errors.js';
import { newId } from '../ids.js';
import { type Log, redactUrl } from '../log.js';
import type { Metrics } from '../metrics.js';
import type { Authenticate } from './caller.js';
import type { RawReply, Served, UnparsedInput } from './endpoint.js';
import { checkAccess, checkSameSite, securityHeaders } from './guard.js';
import { parseJsonBody, readBody } from './read-body.js';
import { factsOf, rawRequestOf } from './request-facts.js';

export interface HttpDeps {
  authenticate: Authenticate;
  publicUrl: string;
  trustedProxies: number;
  log: Log;
  metrics: Pick<Metrics, 'httpSeconds'>;
}

/** The name of the cookie that a browser's session travels in; only over https may it carry the strict prefix. */
export const sessionCookie = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Host-patchbay' : 'patchbay';

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
  app.use(router.routes());
  app.use((ctx) => {
    throw new AppError(ctx['matched'] && isKnownPath(router, ctx.path) ? 'method-not-allowed' : 'not-found');
  });
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
    'Access-Control-Allow-Headers': 'authorization, content-type, x-api-key',
    'Access-Control-Max-Age': '600',
    Vary: 'Origin',
  });
  ctx.status = 204;
}

const isKnownPath = (router: Router, path: string): boolean => router.match(path, '').path.length > 0;

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
  const request = factsOf(ctx, String(ctx.state['requestId']), deps.trustedProxies);
  const caller = endpoint.access === 'public' ? undefined : await deps.authenticate(request);
  checkAccess(endpoint.access, caller);
  if (caller && usesCookie(ctx, deps.publicUrl)) checkSameSite(ctx, deps.publicUrl);
  const hasBody = ctx.method !== 'GET' && ctx.method !== 'HEAD';
  const bytes = hasBody ? await readBody(ctx.req) : Buffer.alloc(0);
  const input: UnparsedInput = {
    params: ctx['params'],
    query: Object.fromEntries(new URLSearchParams(ctx.querystring)),
    body: endpoint.readsRawBody ? undefined : parseJsonBody(bytes, ctx.get('content-type')),
    raw: rawRequestOf(ctx, bytes),
    caller,
    request,
    response: { header: (name, value) => ctx.set(name, value) },
    parse: parseInput,
  };
  const reply = await run(input);
  if (endpoint.contentType === 'application/json' && !isRaw(reply)) {
    ctx.status = endpoint.status;
    if (endpoint.status !== 204) ctx.body = reply ?? {};
  } else writeRaw(ctx, RawReplyShape.parse(reply));
}

const usesCookie = (ctx: Context, publicUrl: string): boolean =>
  ctx.get('authorization') === '' &&
  ctx.get('x-api-key') === '' &&
  ctx.cookies.get(sessionCookie(publicUrl)) !== undefined;

function parseInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
}

const isIterable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

const RawReplyShape: z.ZodType<RawReply> = z.object({
  status: z.number().optional(),
  contentType: z.string(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.union([
    z.string(),
    z.instanceof(Uint8Array),
    z.custom<AsyncIterable<string | Uint8Array>>(isIterable),
  ]),
}) as z.ZodType<RawReply>;

const isRaw = (reply: unknown): boolean =>
  typeof reply === 'object' && reply !== null && 'contentType' in reply;

function writeRaw(ctx: Context, { status = 200, contentType, headers = {}, body }: RawReply): void {
  ctx.status = status;
  ctx.set({ ...headers, 'Content-Type': contentType });
  if (typeof body === 'string') ctx.body = body;
  else if (body instanceof Uint8Array) ctx.body = Buffer.from(body);
  else ctx.body = Readable.from(body);
}
