/**
 * Time that passes only when nothing is left to be done: what is due next is done at its instant, and the next instant
 * comes once everything that was started has ended or waits for a later one. So hours take milliseconds, and the same
 * story always has the same order.
 */
export interface Agenda {
  /** Milliseconds since the beginning. */
  now: () => number;
  /** What is written here can be crossed out together, as when a process dies. */
  page: () => Page;
  /** Lives through everything up to and including `endMs`. */
  liveUntil: (endMs: number) => Promise<void>;
}

export interface Page {
  /** Does something at a time, or at once if that has passed. Returns how to call it off. */
  at: (ms: number, act: () => Promise<void> | void) => () => void;
  /** Waits. What waits when its page is crossed out never goes on. */
  sleep: (ms: number) => Promise<void>;
  crossOut: () => void;
}

export interface AgendaHooks {
  /** Before the first act of each instant. */
  onInstant: (ms: number) => Promise<void>;
  /** After each act, when all is still. */
  onStill: () => Promise<void>;
}

interface Entry {
  ms: number;
  order: number;
  act: () => Promise<void> | void;
}

/** Far more than any story holds. */
const mostActs = 10_000;

export function createAgenda({ onInstant, onStill }: AgendaHooks): Agenda {
  const entries = new Set<Entry>();
  const awake = countAwake();
  let now = 0;
  let order = 0;
  const add = (ms: number, act: Entry['act']): Entry => {
    const entry = { ms: Math.max(now, ms), order: (order += 1), act };
    entries.add(entry);
    return entry;
  };
  const perform = async (entry: Entry) => {
    entries.delete(entry);
    if (entry.ms > now) await onInstant(entry.ms);
    now = entry.ms;
    await awake.run(entry.act);
    await onStill();
  };
  return {
    now: () => now,
    page: () => {
      const own = new Set<Entry>();
      const write: Page['at'] = (ms, act) => {
        const entry = add(ms, act);
        own.add(entry);
        return () => entries.delete(entry);
      };
      return {
        at: write,
        sleep: (ms) => awake.wait((goOn) => write(now + ms, goOn)),
        crossOut: () => own.forEach((entry) => entries.delete(entry)),
      };
    },
    liveUntil: async (endMs) => {
      let acts = 0;
      for (let next = first(entries); next && next.ms <= endMs; next = first(entries)) {
        if ((acts += 1) > mostActs) throw new Error(`it goes round in circles at ${now} ms`);
        await perform(next);
      }
    },
  };
}

const first = (entries: ReadonlySet<Entry>): Entry | undefined =>
  [...entries].sort((a, b) => a.ms - b.ms || a.order - b.order)[0];

/** Knows whether anything that was started is still at work, which means: has neither ended nor waits for a later time. */
function countAwake() {
  let count = 0;
  let failure: Error | undefined;
  let tellStill: () => void = () => undefined;
  const leave = () => {
    count -= 1;
    if (count === 0) tellStill();
  };
  return {
    /** Starts an act and returns when all is still. Throws what the act threw. */
    run: async (act: Entry['act']): Promise<void> => {
      const still = new Promise<void>((resolve) => (tellStill = resolve));
      count += 1;
      Promise.resolve()
        .then(act)
        .catch((error: unknown) => {
          failure ??= error instanceof Error ? error : new Error(String(error));
        })
        .finally(leave);
      await still;
      if (failure) throw failure;
    },
    /** For whoever is at work: waits until `plan` calls back. */
    wait: (plan: (goOn: () => void) => void): Promise<void> =>
      new Promise((resolve) => {
        plan(() => {
          count += 1;
          resolve();
        });
        leave();
      }),
  };
}
