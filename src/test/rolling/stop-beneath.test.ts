import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import Koa from 'koa';
import {
  connectionLimits,
  type HttpServer,
  serveHttp,
  type StopTimes,
} from '../../platform/http/serve-http.js';
import { eventually } from '../harness/start-test-app.js';
import { type Balancer, startBalancer } from './start-balancer.js';
import { freePort } from '../harness/free-port.js';

const restarts = process.env['TEST_FULL'] === 'true' ? 20 : 3;
/** So many ask at the same time every `pauseMs`, so that connections lie idle between. */
const [atOnce, pauseMs] = [8, 40];
const answerMs = 15;

interface Server {
  port: number;
  isStopping: boolean;
  listening: HttpServer;
}

/** What answers a little later, as whoever stores something first. */
const start = async (port: number): Promise<Server> => {
  const server = { port, isStopping: false };
  const app = new Koa().use(async (ctx) => {
    if (ctx.path !== '/readyz') await wait(answerMs);
    ctx.status = ctx.path === '/readyz' && server.isStopping ? 503 : 200;
    ctx.body = {};
  });
  const listening = await serveHttp(app, { port, host: '127.0.0.1', limits: connectionLimits });
  return Object.assign(server, { listening });
};

const stop = (server: Server, times: StopTimes): Promise<void> => {
  server.isStopping = true;
  return server.listening.stop(times);
};

async function join(front: Balancer, port: number): Promise<void> {
  front.add(port);
  await eventually('it is asked again', () => front.isReady(port) || undefined);
}

/** Two servers that are stopped and started in turn beneath those who ask. Returns what was not answered. */
async function askBeneath(front: Balancer, times: StopTimes): Promise<string[]> {
  const servers = [await start(await freePort()), await start(await freePort())];
  for (const { port } of servers) await join(front, port);
  const [refused, asked] = [new Array<string>(), new Array<Promise<unknown>>()];
  let isOver = false;
  const ask = () =>
    fetch(`${front.url}/hooks`, { method: 'POST', body: '{}' }).then(
      async (answer) => {
        await answer.text();
        if (answer.status !== 200) refused.push(String(answer.status));
      },
      (error: unknown) => refused.push(String(error)),
    );
  const askOn = async (isOver: () => boolean) => {
    while (!isOver()) {
      for (let one = 0; one < atOnce; one += 1) asked.push(ask());
      await wait(pauseMs);
    }
  };
  const asking = askOn(() => isOver);
  for (let number = 0; number < restarts; number += 1) {
    const [server, other] = servers.splice(0, 2);
    assert.ok(server && other);
    front.takeOut?.(server.port);
    await stop(server, times);
    servers.push(other, await start(server.port));
    await join(front, server.port);
  }
  isOver = true;
  await asking;
  await Promise.all(asked);
  assert.ok(asked.length > restarts * atOnce);
  await front.stop();
  for (const server of servers) await stop(server, { limitMs: 1_000 });
  return [...refused, ...front.failures];
}

describe('a server behind a Service that is stopped and started again beneath those who ask', function () {
  this.timeout(180_000);
  const farewell = { limitMs: 5_000, noticeMs: 300, lingerMs: 1_500 };

  it('F-016 leaves no question unanswered', async () => {
    assert.deepEqual(await askBeneath(await startBalancer(), farewell), []);
  });
});
