/**
 * The clock of a simulated world: it runs `speed` times faster than the real one from `epochMs` on. The database, the
 * product's processes and the platforms all tell its time, so that waits of the product which depend on due times (leases,
 * the wait for late commits, second look-ups, retries) take that much less of ours. Timers run on real time.
 */
export interface Clock {
  epochMs: number;
  speed: number;
}

/** What the simulated clock shows at a moment of the real one, in milliseconds since 1970. */
export const simulatedMs = ({ epochMs, speed }: Clock, realMs: number): number =>
  epochMs + (realMs - epochMs) * speed;

export const realMs = ({ epochMs, speed }: Clock, shownMs: number): number =>
  epochMs + (shownMs - epochMs) / speed;

/** Replaces the one function by which the product's SQL tells the time, and adds its inverse for the rig's questions. */
export const clockSql = ({ epochMs, speed }: Clock): string => {
  const epoch = `timestamptz '${new Date(epochMs).toISOString()}'`;
  return `
    create or replace function app_now() returns timestamptz language sql stable as
      $$ select ${epoch} + (statement_timestamp() - ${epoch}) * ${speed} $$;
    create schema if not exists rig;
    create or replace function rig.real(shown timestamptz) returns timestamptz language sql immutable as
      $$ select ${epoch} + (shown - ${epoch}) / ${speed} $$;`;
};

/** The clock as one word for the environment of a process, and back. */
export const clockWord = ({ epochMs, speed }: Clock): string => `${epochMs}:${speed}`;

export function readClockWord(word: string): Clock {
  const [epochMs = Number.NaN, speed = Number.NaN] = word.split(':').map(Number);
  if (!Number.isFinite(epochMs) || !(speed > 0)) throw new Error(`no clock: ${word}`);
  return { epochMs, speed };
}
