import { setTimeout as wait } from 'node:timers/promises';
import { eventually } from '../harness/start-test-app.js';
import type { ProductProcess } from '../harness/start-process.js';
import type { Balancer } from './start-balancer.js';

/** A place for one process of a kind. */
export interface Place {
  kind: 'web' | 'worker';
  port: number;
  process: ProductProcess;
  /** A new process in the same place. */
  start: () => ProductProcess;
}

/** How one process ended. */
export interface Ending {
  kind: Place['kind'];
  code: number | null;
  signal: string | null;
  /** From the signal. */
  ms: number;
}

/** As the chart has them: what is left of `terminationGracePeriodSeconds` after the waiting, and then it is killed. */
const graceMs = 35_000;

export interface RollOptions {
  restarts: number;
  /** `preStopSeconds` of the chart, where the balancer is told. */
  preStopMs?: number;
  /** Killed, it is neither told nor taken out before. */
  signal?: 'SIGTERM' | 'SIGKILL';
}

/** Restarts the places in turn, each once its predecessor serves again. */
export async function roll(
  places: readonly Place[],
  { restarts, preStopMs = 0, signal = 'SIGTERM' }: RollOptions,
  balancer: Balancer,
): Promise<Ending[]> {
  const endings: Ending[] = [];
  for (let number = 0; number < restarts; number += 1) {
    const place = places[number % places.length];
    if (!place) throw new Error('there is nothing to restart');
    if (place.kind === 'web' && balancer.takeOut && signal === 'SIGTERM') {
      balancer.takeOut(place.port);
      await wait(preStopMs);
    }
    endings.push(await end(place, signal));
    place.process = place.start();
    await place.process.ready();
    if (place.kind === 'web') await admit(place, balancer);
  }
  return endings;
}

/** It counts as back once it gets connections again. */
export async function admit({ port }: Pick<Place, 'port'>, balancer: Balancer): Promise<void> {
  balancer.add(port);
  await eventually('it gets connections', () => balancer.isReady(port) || undefined, 60_000);
}

async function end({ kind, process }: Place, told: NodeJS.Signals): Promise<Ending> {
  const since = performance.now();
  process.child.kill(told);
  const patience = setTimeout(() => process.child.kill('SIGKILL'), graceMs);
  const { code, signal } = await process.ended();
  clearTimeout(patience);
  return { kind, code, signal, ms: performance.now() - since };
}
