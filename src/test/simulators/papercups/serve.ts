import Router from '@koa/router';
import type Koa from 'koa';
import type { Context } from 'koa';
import { z } from 'zod';
import { playOutcome } from '../faults.js';
import type { Outcome, Reply, Wire } from '../faults.js';
import { authenticate } from './authenticate.js';
import type { Params } from './cast.js';
import type { Call, Endpoint } from './endpoint.js';
import type { ApiCall } from './ledger.js';
import { readBody, readPairs } from './read-params.js';
import { plainError, Refusal, scriptedError } from './refusal.js';
import { conversationEndpoints } from './routes-conversations.js';
import { customerEndpoints } from './routes-customers.js';
import { messageEndpoints } from './routes-messages.js';
import { sessionEndpoints } from './routes-session.js';
import { subscriptionEndpoints } from './routes-subscriptions.js';
import { teamEndpoints } from './routes-team.js';
import { widgetEndpoints } from './routes-widget.js';
import type { World } from './world.js';
import { createWire } from './wire.js';

/** Fixed paths stand before those with an id in the same place. */
const endpoints: Endpoint[] = [
  ...sessionEndpoints,
  ...subscriptionEndpoints,
  ...messageEndpoints,
  ...conversationEndpoints,
  ...customerEndpoints,
  ...widgetEndpoints,
  ...teamEndpoints,
];

/** What faults can be scripted for. */
export const routeNames: readonly string[] = endpoints.map((endpoint) => endpoint.name);

const PathParams = z.record(z.string(), z.string());

const dashboardPage =
  '<!DOCTYPE html><html lang="en"><head><title>Papercups</title></head><body></body></html>';

/** Puts the API into an app; requests that reach it end here. */
export function mountApi(app: Koa, world: World): void {
  const router = new Router();
  for (const endpoint of endpoints) {
    const methods = endpoint.method === 'PUT' ? ['PUT', 'PATCH'] : [endpoint.method];
    router.register(endpoint.path, methods, (ctx) => accept(ctx, endpoint, world));
  }
  app.use(router.routes());
  app.use((ctx) => accept(ctx, null, world));
}

/** Answers go out through the bare response, so that a fault can hold or cut them; late stores count as work under way. */
function accept(ctx: Context, endpoint: Endpoint | null, world: World): void {
  ctx.respond = false;
  world.background.run(() => receive(ctx, endpoint, world));
}

/** One request from its arrival to its answer, with the fault that is due on its route. */
async function receive(ctx: Context, endpoint: Endpoint | null, world: World): Promise<void> {
  const entry = openEntry(ctx, endpoint, world);
  const wire = createWire(ctx, entry, world.background);
  const outcome = outcomeOf(ctx, endpoint, world);
  entry.fault = outcome.kind;
  const body = await readParams(ctx, wire, world);
  if (body === undefined) return;
  entry.body = body;
  await playOutcome(outcome, () => work({ ctx, endpoint, body, entry }, world), scripted(wire));
}

interface Received {
  ctx: Context;
  endpoint: Endpoint | null;
  body: Params;
  entry: ApiCall;
}

/** The true answer of the route. A failure of the simulator looks like a 500 and comes out of `settled` and `stop`. */
async function work({ ctx, endpoint, body, entry }: Received, world: World): Promise<Reply> {
  try {
    if (endpoint === null) return unknownPath(ctx);
    if (ctx.accepts('json') === false) return plainError(406);
    const user = authenticate(endpoint.auth, ctx.headers, world);
    entry.userId = user?.id ?? null;
    entry.accountId = user?.account_id ?? null;
    const call: Call = {
      path: PathParams.parse(ctx['params']),
      query: readPairs(ctx.querystring),
      body,
      headers: ctx.headers,
      user,
    };
    return await endpoint.handle(call, world);
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    world.background.failed(error);
    return plainError(500);
  }
}

/** Any GET that no route knows is the dashboard's page; other methods get JSON (papercups: router.ex:233-243). */
function unknownPath(ctx: Context): Reply {
  if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return plainError(404);
  if (ctx.accepts('html') === false) return plainError(406);
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: dashboardPage };
}

function openEntry(ctx: Context, endpoint: Endpoint | null, world: World): ApiCall {
  const entry: ApiCall = {
    at: world.now(),
    method: ctx.method,
    path: ctx.url,
    route: endpoint?.name ?? null,
    headers: ctx.headers,
    body: null,
    userId: null,
    accountId: null,
    fault: 'ok',
    status: null,
  };
  world.ledger.calls.push(entry);
  return entry;
}

function outcomeOf(ctx: Context, endpoint: Endpoint | null, { faults }: World): Outcome {
  const isPlain = ctx.get('x-forwarded-proto') !== 'https';
  if (faults.forceHttps && isPlain) {
    const location = `https://${ctx.hostname}${ctx.url}`;
    return { kind: 'status', status: ctx.method === 'GET' ? 301 : 307, headers: { location }, body: '' };
  }
  return faults.calls.next(endpoint?.name ?? 'unknown');
}

/** A scripted status without a body says what a real one would say. */
function scripted(wire: Wire): Wire {
  return {
    ...wire,
    send: (reply) => wire.send(reply.status >= 400 ? { ...scriptedError(reply.status), ...reply } : reply),
  };
}

/** Undefined where the body is refused before any route sees it, and where the client went away in the middle. */
async function readParams(ctx: Context, wire: Wire, world: World): Promise<Params | undefined> {
  try {
    return await readBody(ctx.req);
  } catch (error) {
    if (error instanceof Refusal) wire.send(error.reply);
    else if (!isAborted(error)) {
      world.background.failed(error);
      wire.send(plainError(500));
    }
    return undefined;
  }
}

const isAborted = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && error.type === 'request.aborted';
