import path from 'node:path';
import type { KillPointName } from '../product/kill-points.js';
import { type Ending, type ProductProcess, spawnProduct } from './spawn-product.js';

export type Role = 'web' | 'worker';

/** One place in the product: whenever its process ends, another one takes over. */
export interface Member {
  name: string;
  role: Role;
  isReady(): boolean;
  /** Lets its process kill itself at a named point; the one that follows is not armed. */
  arm(point: KillPointName): void;
  kill(): void;
}

export interface Death extends Ending {
  member: Member;
}

export interface Fleet {
  members: readonly Member[];
  deaths: readonly Death[];
  /** What processes found that must not be. */
  complaints: ReadonlySet<string>;
  /** Called for each death. */
  onDeath: (death: Death) => void;
  /** Waits until every place has a process that serves. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

export interface FleetSpec {
  file: string;
  members: readonly { name: string; role: Role; env: Record<string, string> }[];
  logFolder: string;
}

/** A process that could not start tries again a little later, as whatever supervises it would let it. */
const pauseMs = { killed: 0, point: 0, ended: 300 };
const startLimitMs = 60_000;

export function startFleet({ file, members, logFolder }: FleetSpec): Fleet {
  const deaths: Death[] = [];
  const complaints = new Set<string>();
  const isOver = { value: false };
  const seats = members.map(({ name, role, env }) => {
    const logFile = path.join(logFolder, `${name}.log`);
    const spawn = () => spawnProduct({ file, env, logFile, complain: (what) => complaints.add(what) });
    return openSeat({ name, role, spawn });
  });
  const fleet: Fleet = {
    members: seats.map(({ member }) => member),
    ...{ deaths, complaints },
    onDeath: () => undefined,
    ready: () => until(() => seats.every(({ member }) => member.isReady())),
    stop: async () => {
      fleet.onDeath = () => undefined;
      isOver.value = true;
      await Promise.all(seats.map((seat) => seat.clear()));
    },
  };
  const keep = async ({ member, next }: Seat): Promise<void> => {
    while (!isOver.value) {
      const death = { ...(await next().ended), member };
      deaths.push(death);
      fleet.onDeath(death);
      await new Promise((resolve) => setTimeout(resolve, pauseMs[death.cause]));
    }
  };
  for (const seat of seats) void keep(seat);
  return fleet;
}

interface Seat {
  member: Member;
  /** Lets the spare process begin, and makes a new spare one, so that an outage is short. */
  next: () => ProductProcess;
  clear: () => Promise<void>;
}

function openSeat({ name, role, spawn }: { name: string; role: Role; spawn: () => ProductProcess }): Seat {
  let current: ProductProcess | undefined;
  let spare = spawn();
  return {
    member: {
      ...{ name, role },
      isReady: () => current?.isReady === true,
      arm: (point) => current?.arm(point),
      kill: () => current?.kill(),
    },
    next: () => {
      current = spare;
      current.begin();
      spare = spawn();
      return current;
    },
    clear: async () => {
      const left = [spare, ...(current ? [current] : [])];
      for (const product of left) product.kill();
      await Promise.all(left.map(({ ended }) => ended));
    },
  };
}

async function until(isSo: () => boolean): Promise<void> {
  const limit = Date.now() + startLimitMs;
  while (!isSo()) {
    if (Date.now() > limit) throw new Error('the processes of the product did not come up; see their logs');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
