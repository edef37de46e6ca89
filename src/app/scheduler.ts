import { schedule } from 'node-cron';
import { careForConnections, type CareDeps } from '../connections/care-for-connections.js';
import type { ChangeDeps } from '../connections/change-connection.js';
import { keepAllFigures } from '../insights/keep-figures.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import type { Log } from '../platform/log.js';
import type { MailOutbox } from '../platform/mail-outbox.js';
import { deleteEnded } from '../privacy/delete-ended.js';
import { purgeExpired } from '../privacy/purge-expired.js';
import { purgeOld } from './purge-old.js';

export interface SchedulerDeps extends CareDeps, ChangeDeps {
  db: Pick<Database, 'knex' | 'calls'>;
  log: Log;
  outbox: Pick<MailOutbox, 'sendDue'>;
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
      { logger: quiet(deps.log) },
    ),
    schedule(
      '17 * * * *',
      run('purge', () => purgeOld(deps)),
      { logger: quiet(deps.log) },
    ),
    schedule(
      // Each hour takes a bounded share; a process that does not run at night must keep the promise too.
      '43 * * * *',
      run('retention', async () => {
        await purgeExpired(deps);
        await deleteEnded(deps);
      }),
      { noOverlap: true, logger: quiet(deps.log) },
    ),
    schedule(
      '*/10 * * * * *',
      run('care', () => careForConnections(deps)),
      // A platform that hangs must not be asked by ever more rounds. That one was left out is no news.
      { noOverlap: true, logger: quiet(deps.log) },
    ),
    schedule(
      '*/10 * * * * *',
      run('mails', () => deps.outbox.sendDue()),
      { noOverlap: true, logger: quiet(deps.log) },
    ),
    schedule(
      '*/5 * * * *',
      run('figures', () => keepAllFigures(deps)),
      { noOverlap: true, logger: quiet(deps.log) },
    ),
  ];
  return {
    stop: async () => {
      for (const task of tasks) await task.stop();
    },
  };
}

/** What the scheduler itself has to say, for those who look for it. */
function quiet(log: Log) {
  const tell = (said: string | Error) => log.debug({ said: String(said) }, 'a scheduled round was left out');
  return { info: tell, warn: tell, error: tell, debug: tell };
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
