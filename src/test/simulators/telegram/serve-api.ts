import Router, { type RouterContext } from '@koa/router';
import type Koa from 'koa';
import { playOutcome, type Reply, type Wire } from '../faults.js';
import type { ApiCall } from './ledger.js';
import { methodOf, orRefusal } from './methods.js';
import { type Params, readParams } from './read-params.js';
import { fail, forcedReply, Refusal } from './refusal.js';
import type { BotRow } from './rows.js';
import type { World } from './world.js';

const notFound = new Refusal(404, 'Not Found');
const methodNotFound = new Refusal(404, 'Not Found: method not found');
const unauthorized = new Refusal(401, 'Unauthorized');

/** A number, a colon and 35 characters. Telegram answers 404 to anything else. */
const tokenShape = /^\d{1,16}:[\w-]{35}$/;

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
      res.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      res.end(typeof body === 'string' ? body : JSON.stringify(body));
    },
  };
}

function openEntry(ctx: RouterContext, world: World): ApiCall {
  const method = methodOf(ctx.params['method'] ?? '');
  const entry: ApiCall = {
    ...{ at: new Date(world.now()), botId: botFor(ctx, world)?.user.id ?? null },
    ...{ method: method?.name ?? 'unknown', via: 'http', params: {} },
    ...{ fault: 'ok', status: null, refusal: null, answeredAt: null },
  };
  world.ledger.calls.push(entry);
  return entry;
}

const botFor = (ctx: RouterContext, { bots }: Pick<World, 'bots'>): BotRow | undefined =>
  [...bots.values()].find(({ token }) => token === ctx.params['token']);

/** Refuses what is no call of a known bot to a known method, and lets the method answer the others. */
async function answer(ctx: RouterContext, params: Params, world: World): Promise<Reply> {
  if (!tokenShape.test(ctx.params['token'] ?? '')) throw notFound;
  const bot = botFor(ctx, world);
  if (!bot) throw unauthorized;
  const method = methodOf(ctx.params['method'] ?? '');
  if (!method) throw methodNotFound;
  return method.handle({ bot, params }, world);
}

async function receive(ctx: RouterContext, world: World): Promise<void> {
  const entry = openEntry(ctx, world);
  const outcome = world.faults.calls.next(entry.method);
  entry.fault = outcome.kind;
  ctx.respond = false;
  const wire = openWire(ctx, entry, world);
  const read = await orRefusal(entry, async () => {
    entry.params = await readParams(ctx.req, ctx.querystring);
    return { status: 200 };
  });
  if (read.status !== 200) {
    wire.send(read);
    return;
  }
  const work = () => orRefusal(entry, () => answer(ctx, entry.params, world));
  const play = () => playOutcome(outcome, work, wire);
  // A call that waits for updates is no work under way: `settled` does not wait for it.
  if (entry.method === 'getUpdates') play().catch((error: unknown) => world.background.failed(error));
  else world.background.run(play);
}

/** Puts the Bot API into an app: token, faults and the ledger around every method. */
export function mountApi(app: Koa, world: World): void {
  const router = new Router();
  router.register('/bot:token/:method', ['GET', 'POST'], (ctx) => receive(ctx, world));
  app.use(router.routes());
  app.use((ctx) => {
    ctx.status = 404;
    ctx.body = fail(notFound).body;
  });
}
