import { z } from 'zod';
import type { Log } from '../log.js';
import type { Database } from './open-database.js';

/** The database's time, as far as it can be told without asking for it. */
export interface FollowedClock {
  now: () => Date;
  stop: () => void;
}

const lookEveryMs = 10_000;
/** More is worth a word: somebody should set the clock of this machine. */
const tolerableMs = 2_000;

const Told = z.object({ rows: z.tuple([z.object({ now: z.date() })]) });

/**
 * Looks again and again how far the clock of this process is from the database's, which all processes share. By that one a
 * platform's signed time is judged: a machine that is ten minutes off would refuse every hook (reliability.md F-030).
 */
export async function followClock({ knex }: Pick<Database, 'knex'>, log: Log): Promise<FollowedClock> {
  let offMs = 0;
  const look = async (): Promise<void> => {
    const before = Date.now();
    const told: unknown = await knex.raw('select app_now() as now');
    const now = (before + Date.now()) / 2;
    const wasOffMs = offMs;
    offMs = Told.parse(told).rows[0].now.getTime() - now;
    const isNews = Math.abs(offMs) > tolerableMs && Math.abs(offMs - wasOffMs) > tolerableMs;
    if (isNews) log.warn({ off_ms: Math.round(offMs) }, 'the clock of this machine is not the database’s');
  };
  await look();
  const timer = setInterval(() => {
    look().catch((err: unknown) => log.debug({ err }, 'the clock of the database could not be read'));
  }, lookEveryMs).unref();
  return { now: () => new Date(Date.now() + offMs), stop: () => clearInterval(timer) };
}
