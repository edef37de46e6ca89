import { setTimeout as wait } from 'node:timers/promises';
import type { Stage } from '../rig/open-stage.js';
import type { Death, Member } from '../rig/start-fleet.js';
import { repeatUntil } from '../repeat-until.js';
import { shuffled } from '../../simulators/faults.js';
import { type KillPoint, killPoints } from '../product/kill-points.js';

/** How often what happens, in milliseconds; 0 for never. */
export interface RageSpec {
  killEveryMs: number;
  flushEveryMs: number;
  redisKillEveryMs: number;
  databaseCrashEveryMs: number;
  /** How often a process is told to die at a named point; all points get their turn. */
  armEveryMs: number;
}

export interface RageCounts {
  kills: number;
  points: Set<string>;
  flushes: number;
  redisKills: number;
  databaseCrashes: number;
}

export interface Rage {
  counts: RageCounts;
  /** Ends the rage; all servers are up afterwards. */
  stop(): Promise<void>;
}

/** Lets everything that may fail, fail: processes, Redis and PostgreSQL, each at its own pace. */
export function startRage(stage: Stage, spec: RageSpec, random: () => number): Rage {
  const { rig, fleet } = stage;
  const counts: RageCounts = { kills: 0, points: new Set(), flushes: 0, redisKills: 0, databaseCrashes: 0 };
  const over = new AbortController();
  fleet.onDeath = countDeaths(counts);
  const armNext = createArming(fleet.members, random);
  const downMs = () => 300 + random() * 1_200;
  let isRedisDown = false;
  const loops = [
    every(spec.killEveryMs, over.signal, () => {
      const alive = fleet.members.filter((member) => member.isReady());
      alive[Math.floor(random() * alive.length)]?.kill();
      return Promise.resolve();
    }),
    every(spec.armEveryMs, over.signal, () => {
      armNext();
      return Promise.resolve();
    }),
    every(spec.redisKillEveryMs, over.signal, async () => {
      counts.redisKills += 1;
      isRedisDown = true;
      await rig.redis.kill();
      await wait(downMs());
      await rig.redis.start();
      isRedisDown = false;
    }),
    every(spec.flushEveryMs, over.signal, async () => {
      counts.flushes += 1;
      try {
        await rig.redis.flush();
      } catch (error) {
        // One that is down just now is as empty as a flushed one.
        if (!isRedisDown) throw error;
      }
    }),
    every(spec.databaseCrashEveryMs, over.signal, async () => {
      counts.databaseCrashes += 1;
      await rig.postgres.crash(downMs());
    }),
  ];
  return {
    counts,
    stop: async () => {
      over.abort();
      await Promise.all(loops);
      fleet.onDeath = () => undefined;
      // Whoever is still armed shall not die later.
      for (const member of fleet.members) member.kill();
      await fleet.ready();
    },
  };
}

async function every(everyMs: number, over: AbortSignal, act: () => Promise<void>): Promise<void> {
  if (everyMs > 0) await repeatUntil(over, everyMs, act);
}

const countDeaths =
  (counts: RageCounts) =>
  ({ cause, point }: Death): void => {
    if (cause === 'ended') return;
    counts.kills += 1;
    if (point !== undefined) counts.points.add(point);
  };

/** Each time the next point of all, in an order of chance, and a process whose role knows it. */
function createArming(members: readonly Member[], random: () => number): () => void {
  let left: KillPoint[] = [];
  return () => {
    if (left.length === 0) left = shuffled(killPoints, random);
    const point = left.find(({ role }) => members.some((one) => one.isReady() && one.role === role));
    const fitting = members.filter((one) => one.isReady() && one.role === point?.role);
    const member = fitting[Math.floor(random() * fitting.length)];
    if (!point || !member) return;
    left.splice(left.indexOf(point), 1);
    member.arm(point.name);
  };
}
