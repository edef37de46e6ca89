import { z } from 'zod';
import { answerParent } from '../child.js';
import { Spread, spreadOf } from '../figures.js';
import { cpuMsOf } from '../usage.js';
import { type Lane, openLane } from './lane.js';
import { fingerprintOf, Site, writeHook } from './write-hook.js';

/** The generator, in a process of its own: signed hooks over keep-alive connections. */

export const SendHooks = z.object({
  ask: z.literal('send-hooks'),
  port: z.number(),
  sites: z.array(Site).min(1),
  run: z.number(),
  lanes: z.number(),
  durationMs: z.number(),
  /** At a steady rate; without it each connection sends as soon as it has its answer. */
  perSecond: z.number().optional(),
});
/** Lets every run end with the next acknowledgement, whether it comes soon or when its time is over. */
const EndHooks = z.object({ ask: z.literal('end-hooks') });
const Question = z.discriminatedUnion('ask', [SendHooks, EndHooks]);

export type SendHooks = z.infer<typeof SendHooks>;

export const Sent = z.object({
  /** How many were sent; their numbers go from 0. */
  sent: z.number(),
  acknowledged: z.number(),
  perSecond: z.number(),
  latencyMs: Spread,
  /** How late other answers came. */
  refusedMs: Spread,
  /** How many answers of each status; 0 is no answer. */
  statuses: z.record(z.string(), z.number()),
  /** Fingerprints that were not acknowledged: nobody knows whether they are stored. */
  unacknowledged: z.array(z.number()),
  /** When the acknowledgements came, in milliseconds since 1970: the first and the last before and after the longest pause. */
  pause: z.object({ from: z.number(), to: z.number() }),
  cpuMs: z.number(),
});
export type Sent = z.infer<typeof Sent>;

interface Tally {
  sent: number;
  latencies: number[];
  refusals: number[];
  statuses: Record<string, number>;
  unacknowledged: number[];
  acknowledgedAt: number[];
  /** How many were acknowledged when it was told to end. */
  enough: number;
}

const running = new Set<Tally>();

function endHooks(): object {
  for (const tally of running) tally.enough = Math.min(tally.enough, tally.acknowledgedAt.length + 1);
  return {};
}

async function sendHooks(asked: SendHooks): Promise<Sent> {
  const tally: Tally = {
    ...{ sent: 0, latencies: [], refusals: [], statuses: {}, unacknowledged: [], acknowledgedAt: [] },
    enough: Infinity,
  };
  running.add(tally);
  const lanes = Array.from({ length: asked.lanes }, () => openLane({ host: '127.0.0.1', port: asked.port }));
  const cpuBefore = cpuMsOf(process.pid);
  const startedAt = performance.now();
  await Promise.all(lanes.map((lane) => sendOn(lane, asked, { tally, startedAt })));
  const seconds = (performance.now() - startedAt) / 1000;
  for (const lane of lanes) lane.close();
  running.delete(tally);
  const acknowledged = tally.acknowledgedAt.length;
  return {
    ...{ sent: tally.sent, acknowledged, perSecond: acknowledged / seconds },
    ...{ latencyMs: spreadOf(tally.latencies), refusedMs: spreadOf(tally.refusals) },
    ...{ statuses: tally.statuses, unacknowledged: tally.unacknowledged },
    pause: longestPause(tally.acknowledgedAt),
    cpuMs: cpuMsOf(process.pid) - cpuBefore,
  };
}

async function sendOn(
  lane: Lane,
  { sites, run, durationMs, perSecond }: SendHooks,
  { tally, startedAt }: { tally: Tally; startedAt: number },
): Promise<void> {
  for (;;) {
    const number = tally.sent;
    const dueAt = perSecond === undefined ? performance.now() : startedAt + (number * 1000) / perSecond;
    if (dueAt >= startedAt + durationMs || tally.acknowledgedAt.length >= tally.enough) return;
    tally.sent += 1;
    // Late because every connection was busy counts as waiting; late because a timer was, does not.
    const isLate = dueAt < performance.now();
    if (!isLate) await new Promise((resolve) => setTimeout(resolve, dueAt - performance.now()));
    const since = isLate ? dueAt : performance.now();
    const status = await lane.exchange(writeHook(sites, { run, number }));
    const endedAt = performance.now();
    tally.statuses[status] = (tally.statuses[status] ?? 0) + 1;
    if (status >= 200 && status < 300) {
      tally.latencies.push(endedAt - since);
      tally.acknowledgedAt.push(performance.timeOrigin + endedAt);
    } else {
      tally.unacknowledged.push(fingerprintOf({ run, number }));
      if (status > 0) tally.refusals.push(endedAt - since);
      // A refused connection answers at once; asking again in a tight loop would only keep the machine from recovering.
      if (status === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

function longestPause(times: readonly number[]): Sent['pause'] {
  const ascending = [...times].sort((left, right) => left - right);
  const pause = { from: ascending[0] ?? 0, to: ascending[0] ?? 0 };
  ascending.forEach((to, index) => {
    const from = ascending[index - 1] ?? to;
    if (to - from > pause.to - pause.from) Object.assign(pause, { from, to });
  });
  return pause;
}

if (process.argv[1] === import.meta.filename)
  answerParent(Question, (asked) =>
    asked.ask === 'send-hooks' ? sendHooks(asked) : Promise.resolve(endHooks()),
  );
