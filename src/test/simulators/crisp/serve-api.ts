import Router, { type RouterContext } from '@koa/router';
import type Koa from 'koa';
import rawBody from 'raw-body';
import { playOutcome, type Reply, type Wire } from '../faults.js';
import { basicPair, checkCaller, createQuota } from './check-caller.js';
import { createReadCache } from './read-cache.js';
import { fail, forcedReply, Refusal } from './refusal.js';
import type { Route } from './route.js';
import { conversationRoutes } from './routes-conversation.js';
import { exchangeRoutes } from './routes-exchange.js';
import { helpdeskRoutes } from './routes-helpdesk.js';
import { messageRoutes } from './routes-messages.js';
import { peopleRoutes } from './routes-people.js';
import { pluginRoutes, websiteRoutes } from './routes-website.js';
import type { ApiCall } from './ledger.js';
import type { World } from './world.js';

const routes: readonly Route[] = [
  ...messageRoutes,
  ...exchangeRoutes,
  ...conversationRoutes,
  ...peopleRoutes,
  ...helpdeskRoutes,
  ...websiteRoutes,
  ...pluginRoutes,
];

/** The names that a fault script may use. */
export const routeNames: readonly string[] = routes.map(({ name }) => name);

/** The value of a body, or its text where it is no JSON. */
function readBody(text: string): { value: unknown; isJson: boolean } {
  if (text === '') return { value: undefined, isJson: true };
  try {
    return { value: JSON.parse(text), isJson: true };
  } catch (error) {
    if (error instanceof SyntaxError) return { value: text, isJson: false };
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
      const { status, headers, body } = forcedReply(reply);
      entry.status = status;
      entry.answeredAt = new Date(now());
      res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      res.end(req.method === 'HEAD' ? undefined : text);
    },
  };
}

/** Writes the answer down as text, so that what is stored later cannot change one that is still on its way. */
function frozen(reply: Reply): Reply {
  return { ...reply, body: JSON.stringify(reply.body) };
}

/** Turns a refusal into its envelope; anything else is a mistake of the simulator and goes on. */
function orRefusal(work: () => Reply): Reply {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return frozen(fail(error.status, error.reason, error.text));
    throw error;
  }
}

function openEntry(ctx: Koa.Context, route: string, world: World): ApiCall {
  const entry: ApiCall = {
    at: new Date(world.now()),
    route,
    method: ctx.method,
    path: ctx.path,
    query: Object.fromEntries(new URLSearchParams(ctx.querystring)),
    tier: ctx.get('x-crisp-tier'),
    identifier: basicPair(ctx.headers.authorization)?.identifier ?? '',
    body: null,
    fault: 'ok',
    status: null,
    answeredAt: null,
  };
  world.ledger.calls.push(entry);
  return entry;
}

/** Puts the REST API into an app: token, tier, quota, cache, faults and the ledger around every route. */
export function mountApi(app: Koa, world: World): void {
  const spendQuota = createQuota(world);
  const cached = createReadCache(world);
  const router = new Router();

  const answer = (
    route: Route,
    ctx: RouterContext,
    { value, isJson }: ReturnType<typeof readBody>,
  ): Reply => {
    const caller = checkCaller(ctx.req.headers, world);
    spendQuota(caller);
    const query = new URLSearchParams(ctx.querystring);
    const handle = () =>
      orRefusal(() => {
        if (!isJson) throw new Refusal(400, 'invalid_data', 'body is not JSON');
        return frozen(route.handle({ caller, params: ctx.params, query, body: value }, world));
      });
    return cached({ method: ctx.method, key: `${caller.token.identifier} ${ctx.url}` }, handle);
  };

  const receive = async (route: Route, ctx: RouterContext): Promise<void> => {
    const entry = openEntry(ctx, route.name, world);
    const outcome = world.faults.calls.next(route.name);
    entry.fault = outcome.kind;
    const body = readBody(await rawBody(ctx.req, { encoding: 'utf8', limit: '1mb' }));
    entry.body = body.value;
    ctx.respond = false;
    const work = () => Promise.resolve(orRefusal(() => answer(route, ctx, body)));
    world.background.run(() => playOutcome(outcome, work, openWire(ctx, entry, world)));
  };

  for (const route of routes) router.register(route.path, [route.method], (ctx) => receive(route, ctx));
  app.use(router.routes());
  app.use((ctx) => {
    const entry = openEntry(ctx, 'unknown', world);
    Object.assign(entry, { status: 404, answeredAt: new Date(world.now()) });
    ctx.status = 404;
    ctx.body = fail(404, 'route_not_found').body;
  });
}
