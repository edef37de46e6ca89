import Router, { type RouterContext } from '@koa/router';
import type Koa from 'koa';
import { playOutcome, type Reply, type Wire } from '../faults.js';
import { callerName, checkBotRight, checkToken, tokenOf } from './check-caller.js';
import type { ApiCall } from './ledger.js';
import { createLimits, type Limits } from './limits.js';
import { checkReadable, readBody, type ReadBody } from './read-body.js';
import { forcedReply, Refusal } from './refusal.js';
import type { PlainCall, Route } from './route.js';
import { accountRoutes, routeNotFound } from './routes-account.js';
import { articleRoutes } from './routes-articles.js';
import { assignmentRoutes } from './routes-assignments.js';
import { botRoutes } from './routes-bots.js';
import { contactRoutes } from './routes-contacts.js';
import { conversationRoutes } from './routes-conversations.js';
import { messageRoutes } from './routes-messages.js';
import { publicRoutes } from './routes-public.js';
import { webhookRoutes } from './routes-webhooks.js';
import type { World } from './world.js';

const signedInRoutes = (limits: Limits): Route[] => [
  ...accountRoutes,
  ...botRoutes,
  ...webhookRoutes,
  ...conversationRoutes,
  ...messageRoutes,
  ...assignmentRoutes,
  ...contactRoutes(limits),
  ...articleRoutes,
];

/** A route with the token checked before it: who calls, then whether bots may. */
const withToken = ({ bots, handle, ...route }: Route): ServedRoute => ({
  ...route,
  handle: ({ request, ...call }, world) => {
    const caller = checkToken(request.headers, world);
    checkBotRight(caller, bots, world);
    checkReadable(request);
    return handle({ ...call, caller }, world);
  },
});

const withoutToken = ({ handle, ...route }: Route<PlainCall>): ServedRoute => ({
  ...route,
  handle: ({ request, ...call }, world) => {
    checkReadable(request);
    return handle(call, world);
  },
});

type ServedCall = PlainCall & { request: ReadBody & { headers: Koa.Context['headers'] } };
type ServedRoute = Route<ServedCall>;

const plain = { 'Content-Type': 'text/plain; charset=utf-8' };
const json = { 'Content-Type': 'application/json; charset=utf-8' };

/** Writes the answer down as text, so that what is stored later cannot change one that is still on its way. */
function frozen({ status, headers, body }: Reply): Reply {
  if (body === undefined) return { status, headers: { ...plain, ...headers }, body: '' };
  if (typeof body === 'string') return { status, headers: { ...plain, ...headers }, body };
  return { status, headers: { ...json, ...headers }, body: JSON.stringify(body) };
}

/** Turns a refusal into its answer; anything else is a mistake of the simulator and goes on. */
function orRefusal(work: () => Reply): Reply {
  try {
    return frozen(work());
  } catch (error) {
    if (error instanceof Refusal) return frozen({ status: error.status, body: error.body });
    throw error;
  }
}

/** The connection of one request, written to past Koa because some outcomes never answer. */
function openWire({ req, res }: Koa.Context, entry: ApiCall, { now, background }: World): Wire {
  return {
    wait: (ms) => background.wait(ms),
    hang: () => undefined,
    reset: () => void req.socket.resetAndDestroy(),
    send(reply) {
      if (res.destroyed) return;
      // The answer of a route has its type already; what a script forces has not.
      const isReady = reply.headers?.['Content-Type'] !== undefined;
      const { status, headers, body } = isReady ? reply : frozen(forcedReply(reply));
      entry.status = status;
      entry.answeredAt = new Date(now());
      res.writeHead(status, headers);
      res.end(body);
    },
  };
}

function openEntry(ctx: Koa.Context, route: string, world: World): ApiCall {
  const entry: ApiCall = {
    at: new Date(world.now()),
    route,
    method: ctx.method,
    path: ctx.path,
    query: Object.fromEntries(new URLSearchParams(ctx.querystring)),
    caller: callerName(tokenOf(ctx.headers), world),
    body: null,
    fault: 'ok',
    status: null,
    answeredAt: null,
  };
  world.ledger.calls.push(entry);
  return entry;
}

const served = (limits: Limits): ServedRoute[] => [
  ...signedInRoutes(limits).map(withToken),
  ...publicRoutes.map(withoutToken),
];

/** The names that a fault script may use. */
export const routeNames: readonly string[] = [
  ...new Set(served({ spendCall: () => undefined, spendSearch: () => undefined }).map(({ name }) => name)),
];

/** Puts the API into an app: limits, tokens, faults and the ledger around every route. */
export function mountApi(app: Koa, world: World): void {
  const limits = createLimits(world);
  const router = new Router();

  const receive = async (route: ServedRoute, ctx: RouterContext): Promise<void> => {
    const entry = openEntry(ctx, route.name, world);
    const outcome = world.faults.calls.next(route.name);
    entry.fault = outcome.kind;
    const request = { ...(await readBody(ctx.req)), headers: ctx.headers };
    entry.body = request.body;
    ctx.respond = false;
    const query = new URLSearchParams(ctx.querystring);
    const { body, files } = request;
    const work = () =>
      orRefusal(() => {
        limits.spendCall();
        return route.handle({ request, params: ctx.params, query, body, files }, world);
      });
    world.background.run(() =>
      playOutcome(outcome, () => Promise.resolve(work()), openWire(ctx, entry, world)),
    );
  };

  for (const route of served(limits))
    router.register(route.path, [route.method], (ctx) => receive(route, ctx));
  app.use(router.routes());
  app.use((ctx) => {
    const entry = openEntry(ctx, 'unknown', world);
    Object.assign(entry, { status: 404, answeredAt: new Date(world.now()) });
    ctx.status = 404;
    ctx.body = routeNotFound().body;
  });
}
