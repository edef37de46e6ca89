import type { Bench } from '../bench.js';
import { compareStored } from '../count-stored.js';
import { type Gate, openGate } from '../database-gate.js';
import { median, round } from '../figures.js';
import type { Sent } from '../load/send-hooks.js';
import { type Found, row } from '../part.js';
import { type Stack, startStack } from '../stack.js';
import type { OwnDatabase } from '../stores.js';

const load = { lanes: 20, perSecond: 200 };
/** Hooks are on their way before anything happens to them. */
const beforeMs = 300;
/** Sending goes on until a hook is acknowledged again, but not for ever. */
const longestMs = 60_000;

/** One installation whose way to the database can be shut. */
interface Scene {
  bench: Bench;
  stack: Stack;
  gate: Gate;
  database: OwnDatabase;
}

/** How soon the product serves: after a start, after its web process was killed, after its database was away. */
export async function measureRecovery(bench: Bench): Promise<Found> {
  await bench.rest();
  const { sizes } = bench.options;
  const database = await bench.copyBase();
  const gate = await openGate(database.url, bench.cleanup);
  const stack = await startStack({ ...bench, database: { ...database, url: gate.url }, workers: 0 });
  const scene: Scene = { bench, stack, gate, database };
  const kills: Trouble[] = [];
  while (kills.length < sizes.kills) kills.push(await kill(scene));
  const outages: Outage[] = [];
  while (outages.length < sizes.outages) outages.push(await takeDatabaseAway(scene));
  await stack.end();
  await gate.shut();
  await database.drop();
  const starts = [stack.readyMs, ...kills.flatMap(({ readyMs }) => readyMs ?? [])];
  return describe(starts, { kills, outages });
}

/** What happened while hooks kept coming. */
interface Trouble {
  /** From the start of the new process, where there was one. */
  readyMs?: number;
  /** Until the first hook was acknowledged again. */
  firstMs: number;
  problems: string[];
}

interface Outage extends Trouble {
  /** How many hooks came meanwhile, and how late the slowest answer was. */
  refused: number;
  slowestMs: number;
}

/** Sends hooks around what `strike` does; it gives the moment, in milliseconds since 1970, from which on all shall be well. */
async function sendAround(
  { bench, stack, database }: Scene,
  strike: () => Promise<{ since: number }>,
): Promise<{ sent: Sent; firstMs: number; problems: string[] }> {
  const half = bench.base.inboxes.slice(0, bench.base.inboxes.length / 2);
  const { port } = stack.web;
  const sending = bench.sendHooks({ ...load, port, sites: half, durationMs: longestMs });
  await new Promise((resolve) => setTimeout(resolve, beforeMs));
  const { since } = await strike();
  await bench.endHooks();
  const sent = await sending;
  const problems = await compareStored(sent, database);
  const firstMs = sent.pause.to - since;
  if (firstMs < 0) problems.push(`run ${sent.run}: no hook was acknowledged afterwards`);
  return { sent, firstMs, problems };
}

async function kill(scene: Scene): Promise<Trouble> {
  let readyMs = 0;
  const { firstMs, problems } = await sendAround(scene, async () => {
    const restart = await scene.stack.restartWeb();
    readyMs = restart.readyMs;
    return { since: restart.killedAt };
  });
  return { readyMs, firstMs, problems };
}

/** Hooks of all inboxes while it is away: also of those whose connection the process has not looked up yet. */
async function takeDatabaseAway(scene: Scene): Promise<Outage> {
  const { bench, stack, gate } = scene;
  const away: Sent[] = [];
  const { sent, firstMs, problems } = await sendAround(scene, async () => {
    await gate.shut();
    const durationMs = bench.options.sizes.awayMs;
    const sites = [...bench.base.inboxes];
    away.push(await bench.sendHooks({ ...load, port: stack.web.port, sites, durationMs }));
    const since = Date.now();
    await gate.open();
    return { since };
  });
  problems.push(...away.flatMap((each) => notAmong(['503'], each)), ...notAmong(['200', '503'], sent));
  return {
    ...{ firstMs, problems },
    refused: away.reduce((sum, each) => sum + each.sent, 0),
    slowestMs: Math.max(sent.refusedMs.max, ...away.map(({ refusedMs }) => refusedMs.max)),
  };
}

/** Other answers than these. A 2xx without a database would be a lie, and anything but 503 might not be tried again. */
function notAmong(expected: readonly string[], { sent, statuses }: Sent): string[] {
  const others = Object.keys(statuses).filter((status) => !expected.includes(status));
  return others.length === 0
    ? []
    : [
        `while the database was away, not all of ${sent} hooks were answered ${expected.join(' or ')}: ${JSON.stringify(statuses)}`,
      ];
}

interface Happened {
  kills: readonly Trouble[];
  outages: readonly Outage[];
}

function describe(starts: readonly number[], { kills, outages }: Happened): Found {
  const firstOf = (troubles: readonly Trouble[]) => spread(troubles.map(({ firstMs }) => firstMs));
  const figures = {
    ready: spread(starts),
    after_kill: firstOf(kills),
    after_outage: firstOf(outages),
    outage: {
      hooks: outages.reduce((sum, { refused }) => sum + refused, 0),
      slowest_answer_ms: round(Math.max(...outages.map(({ slowestMs }) => slowestMs))),
    },
  };
  const told = ({ times, median_ms, max_ms }: ReturnType<typeof spread>) =>
    `${median_ms} ms, at most ${max_ms} (${times} times)`;
  return {
    figures,
    rows: [
      row('from the start until ready', told(figures.ready), '<= 3000 ms'),
      row('web killed: a new hook acknowledged after', told(figures.after_kill), '<= 3000 ms'),
      row('database back: a hook acknowledged after', told(figures.after_outage), '<= 3000 ms'),
      row(
        'database away: each hook answered 503 within',
        `${figures.outage.slowest_answer_ms} ms (${figures.outage.hooks} hooks)`,
        '<= 2000 ms',
      ),
    ],
    problems: [...kills, ...outages].flatMap(({ problems }) => problems),
  };
}

const spread = (values: readonly number[]) => ({
  times: values.length,
  median_ms: Math.round(median(values)),
  max_ms: Math.round(Math.max(...values)),
});
