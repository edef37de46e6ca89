import { setMaxListeners } from 'node:events';

/** Work that goes on after an answer has been given: webhook tasks, background jobs, late stores. */
export interface Background {
  /** Starts the work without waiting for it; a failure comes out of `settled` and `stop`. */
  run(work: () => Promise<void>): void;
  /** Reports a failure of the simulator itself; `settled` and `stop` throw it. */
  failed(error: unknown): void;
  /** Resolves after `ms`, or never once stopped, so that nothing happens after the end. */
  wait(ms: number): Promise<void>;
  /** Resolves when all work, and the work it started, has come to its end. */
  settled(): Promise<void>;
  /** Aborts what waits or is on the wire. */
  stop(): void;
  signal: AbortSignal;
}

export function createBackground(): Background {
  const stopping = new AbortController();
  // Every request on the wire listens; there is no bound to their number.
  setMaxListeners(0, stopping.signal);
  const timers = new Set<NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const throwFailure = () => {
    if (failures.length > 0) throw new AggregateError(failures.splice(0), 'the simulator itself failed');
  };

  return {
    signal: stopping.signal,
    failed: (error) => void failures.push(error),
    run(work) {
      const task: Promise<void> = work()
        .catch((error: unknown) => void failures.push(error))
        .finally(() => running.delete(task));
      running.add(task);
    },
    wait: (ms) =>
      new Promise((resolve) => {
        if (stopping.signal.aborted) return;
        const timer = setTimeout(() => {
          timers.delete(timer);
          resolve();
        }, ms);
        timers.add(timer);
      }),
    async settled() {
      while (running.size > 0) await Promise.all(running);
      throwFailure();
    },
    stop() {
      stopping.abort();
      for (const timer of timers) clearTimeout(timer);
      running.clear();
      throwFailure();
    },
  };
}
