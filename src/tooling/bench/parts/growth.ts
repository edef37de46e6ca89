import { addTenants } from '../add-tenants.js';
import type { Bench } from '../bench.js';
import { compareStored, countTenants, forgetHooks } from '../count-stored.js';
import { median, ratio, round, type Spread } from '../figures.js';
import { fillMessages } from '../fill-messages.js';
import type { Sent } from '../load/send-hooks.js';
import type { Inbox } from '../open-business.js';
import { type Found, row } from '../part.js';
import { modelLatencyMs } from '../platform/converse.js';
import { type Stack, startStack } from '../stack.js';
import { miscounted } from '../work.js';
import { lanes, refusedIn, startBare } from './hooks.js';

/** One installation that grows, with the bare route on its database. */
interface Scene {
  bench: Bench;
  stack: Stack;
  bare: { port: number };
}

/** How large it is. */
interface Size {
  tenants: number;
  messages: number;
  /** Conversations before it is measured. */
  warmUp: number;
  /** Where visitors write: at every tenant. */
  inboxes: readonly Inbox[];
}

/**
 * What many tenants cost, and a large past on top of them: the same installation is measured before and after it grew. A
 * factor says how much slower it has become; for hooks beside the bare route in the same minutes.
 */
export async function measureGrowth(bench: Bench): Promise<Found> {
  await bench.rest();
  const { fewMessages, manyMessages, manyTenants } = bench.options.sizes;
  const { inboxes } = bench.base;
  const [model] = inboxes;
  if (!model) throw new Error('there is no inbox to copy');
  const database = await bench.copyBase();
  const stack = await startStack({ ...bench, database, workers: 1, name: 'growth' });
  const bare = await startBare(bench, database.url);
  const scene: Scene = { bench, stack, bare };

  // As many as it will ever have tenants: the process is as warm as it will be, and then each tenant has been met.
  const warmUp = manyTenants;
  const small = await measureSize(scene, { tenants: 1, messages: fewMessages, inboxes, warmUp });
  const more = await addTenants(manyTenants - 1, { database, model }, bench);
  const grown = { tenants: manyTenants, messages: fewMessages, inboxes: [model, ...more], warmUp };
  const manyBusinesses = await measureSize(scene, grown);
  await fillMessages(manyMessages - fewMessages, database);
  const largePast = await measureSize(scene, { ...grown, messages: manyMessages, warmUp: 20 });

  await stack.end();
  await bare.stop();
  await database.drop();
  return describe(small, [manyBusinesses, largePast]);
}

type Measured = Awaited<ReturnType<typeof measureSize>>;

async function measureSize(scene: Scene, size: Size) {
  const told = `${inWords(size.tenants, 'tenant')}, ${inWords(size.messages, 'message')}`;
  // What was just written is on the disk before anything is measured, not while it is.
  await scene.stack.database.query('checkpoint');
  const answers = await converse(scene, size);
  const hooks = await scene.stack.withoutWorkers(() => sendHooks(scene, size));
  const problems = [...answers.problems, ...hooks.problems].map((problem) => `${told}: ${problem}`);
  const { tenants, messages } = size;
  return { figures: { told, tenants, messages, ...answers.figures, ...hooks.figures }, problems };
}

const inWords = (count: number, thing: string): string =>
  `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`;

/** One visitor at a time. */
async function converse({ bench, stack }: Scene, { inboxes, warmUp }: Size) {
  const { growthRounds, growthConversations: count } = bench.options.sizes;
  const before = await bench.converse(stack, { inboxes, atOnce: 10, count: warmUp });
  const problems = miscounted('warm-up', before);
  const spreads: Spread[] = [];
  for (let round = 0; round < growthRounds; round += 1) {
    const first = (round * count) % inboxes.length;
    const turned = [...inboxes.slice(first), ...inboxes.slice(0, first)];
    const conversed = await bench.converse(stack, { inboxes: turned, atOnce: 1, count });
    problems.push(...miscounted('one at a time', conversed));
    spreads.push(conversed.totalMs);
  }
  const overhead = (share: 'p50' | 'p95') =>
    round(median(spreads.map((spread) => spread[share])) - modelLatencyMs);
  return { figures: { p50_ms: overhead('p50'), p95_ms: overhead('p95') }, problems };
}

/** As fast as they are acknowledged, in turns with the bare route; they leave nothing behind. */
async function sendHooks({ bench, stack, bare }: Scene, { inboxes, tenants }: Size) {
  const { warmUpMs, growthRounds, growthMs } = bench.options.sizes;
  const { database } = stack;
  const sent: (Sent & { run: number })[] = [];
  const send = async (port: number, durationMs: number) =>
    bench.sendHooks({ port, lanes, durationMs, sites: [...inboxes] });
  const sendToUs = async (durationMs: number) => {
    const ours = await send(stack.web.port, durationMs);
    sent.push(ours);
    return ours;
  };
  if (tenants === 1) await send(bare.port, warmUpMs);
  await sendToUs(warmUpMs);
  const rounds: { bare: number; ours: number }[] = [];
  for (let round = 0; round < growthRounds; round += 1) {
    const { perSecond } = await send(bare.port, growthMs);
    rounds.push({ bare: perSecond, ours: (await sendToUs(growthMs)).perSecond });
  }
  const problems: string[] = [];
  for (const each of sent) problems.push(...(await compareStored(each, database)), ...refusedIn(each));
  const runs = sent.map(({ run }) => run);
  const reached = await countTenants(runs, database);
  if (reached !== tenants) problems.push(`hooks reached only ${reached} of ${tenants} tenants`);
  await forgetHooks(database);
  const figures = {
    per_second: round(median(rounds.map(({ ours }) => ours))),
    ratio: round(median(rounds.map(({ ours, bare: theirs }) => ratio(ours, theirs)))),
  };
  return { figures, problems };
}

const goal = '<= 1.3 x';

function describe(small: Measured, grown: readonly Measured[]): Found {
  const all = [small, ...grown];
  const factors = grown.map(({ figures }) => ({
    told: figures.told,
    hooks: ratio(small.figures.ratio, figures.ratio),
    p50: ratio(figures.p50_ms, small.figures.p50_ms),
    p95: ratio(figures.p95_ms, small.figures.p95_ms),
  }));
  return {
    figures: { sizes: all.map(({ figures }) => figures), factors },
    rows: [
      ...all.map(({ figures: { told, per_second, ratio: share, p50_ms, p95_ms } }) =>
        row(told, `${per_second} hooks/s, ${share} of bare; overhead p50 ${p50_ms}  p95 ${p95_ms} ms`),
      ),
      ...factors.flatMap(({ told, hooks, p50, p95 }) => [
        row(`${told}: hooks slower by`, `${hooks} x`, goal),
        row(`${told}: overhead larger by`, `p50 ${p50} x  p95 ${p95} x`, goal),
      ]),
    ],
    problems: all.flatMap(({ problems }) => problems),
  };
}
