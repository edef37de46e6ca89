import { schedule } from 'node-cron';
import type { Database } from '../platform/database/open-database.js';
import { asSystem } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import type { Log } from '../platform/log.js';
import { purgeOld } from './purge-old.js';

export interface SchedulerDeps {
  db: Pick<Database, 'knex'>;
  log: Log;
}

/** Longer than the time between two renewals, so that one missed renewal does not change the leader. */
const leaseSeconds = 90;

/** What is to be done from time to time, by one process of all that have the role. */
export function startScheduler(deps: SchedulerDeps): { stop: () => Promise<void> } {
  const holder = newId();
  const run = (name: string, work: () => Promise<void>) => async () => {
    try {
      if (await leads(holder, deps)) await work();
    } catch (err) {
      deps.log.warn({ err, task: name }, 'a scheduled task failed; it comes again');
    }
  };
  const tasks = [
    schedule(
      '* * * * *',
      run('lead', () => Promise.resolve()),
    ),
    schedule(
      '17 * * * *',
      run('purge', () => purgeOld(deps)),
    ),
  ];
  return {
    stop: async () => {
      for (const task of tasks) await task.stop();
    },
  };
}

/** Takes or renews the leadership. The clock is the database's, so that processes need not agree on the time. */
const leads = (holder: string, { db }: SchedulerDeps): Promise<boolean> =>
  asSystem(db, async (tx) => {
    const answer: { rows: unknown[] } = await tx.raw(
      `insert into leases as held (name, holder, held_until)
       values ('scheduler', ?, app_now() + make_interval(secs => ?))
       on conflict (name) do update set holder = excluded.holder, held_until = excluded.held_until
         where held.holder = excluded.holder or held.held_until < app_now()
       returning holder`,
      [holder, leaseSeconds],
    );
    return answer.rows.length > 0;
  });
