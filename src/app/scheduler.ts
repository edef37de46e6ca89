import { schedule } from 'node-cron';
import { recheckDomains, type RecheckDeps } from '../accounts/domains/recheck-domains.js';
import { tellTrials } from '../billing/tell-trials.js';
import { careForConnections, type CareDeps } from '../connections/care-for-connections.js';
import type { ChangeDeps } from '../connections/change-connection.js';
import { keepAllWords } from '../inbox/keep-words.js';
import { keepAllFigures } from '../insights/keep-figures.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import type { Log } from '../platform/log.js';
import type { MailOutbox } from '../platform/mail-outbox.js';
import { deleteEnded } from '../privacy/delete-ended.js';
import { purgeExpired } from '../privacy/purge-expired.js';
import { runTransfers, type TransferDeps } from '../transfer/run-transfers.js';
import { forgetTenant } from './forget-tenant.js';
import { purgeOld } from './purge-old.js';

export interface SchedulerDeps
  extends CareDeps, ChangeDeps, RecheckDeps, Omit<TransferDeps, 'tenantChanged'> {
  db: Pick<Database, 'knex' | 'calls'>;
  log: Log;
  outbox: Pick<MailOutbox, 'sendDue'>;
}

/** Longer than the time between two renewals, so that one missed renewal does not change the leader. */
const leaseSeconds = 90;

interface Task {
  name: string;
  /** As in cron, with seconds where there are six fields. */
  when: string;
  work: () => Promise<void>;
}

const tasksOf = (deps: SchedulerDeps): Task[] => [
  // Whoever leads goes on leading.
  { name: 'lead', when: '* * * * *', work: () => Promise.resolve() },
  { name: 'purge', when: '17 * * * *', work: () => purgeOld(deps) },
  {
    // Each hour takes a bounded share; a process that does not run at night must keep the promise too.
    ...{ name: 'retention', when: '43 * * * *' },
    work: async () => {
      await purgeExpired(deps);
      await deleteEnded(deps);
    },
  },
  { name: 'care', when: '*/10 * * * * *', work: () => careForConnections(deps) },
  { name: 'domains', when: '* * * * *', work: () => recheckDomains(deps) },
  { name: 'mails', when: '*/10 * * * * *', work: () => deps.outbox.sendDue() },
  { name: 'trials', when: '*/20 * * * * *', work: () => tellTrials(deps) },
  { name: 'words', when: '*/15 * * * * *', work: () => keepAllWords(deps) },
  {
    ...{ name: 'transfers', when: '*/10 * * * * *' },
    work: () => runTransfers({ ...deps, tenantChanged: (tenantId) => forgetTenant(tenantId, deps) }),
  },
  // Whoever brought a past along, or moved to another time zone, looks at a page that waits for it.
  { name: 'figures', when: '*/5 * * * * *', work: () => keepAllFigures(deps) },
];

/** What is to be done from time to time, by one process of all that have the role. */
export function startScheduler(deps: SchedulerDeps): { stop: () => Promise<void> } {
  const holder = newId();
  const run =
    ({ name, work }: Task) =>
    async () => {
      try {
        if (await leads(holder, deps)) await work();
      } catch (err) {
        deps.log.warn({ err, task: name }, 'a scheduled task failed; it comes again');
      }
    };
  // What hangs must not be begun by ever more rounds. That one was left out is no news.
  const options = { noOverlap: true, logger: quiet(deps.log) };
  const tasks = tasksOf(deps).map((task) => schedule(task.when, run(task), options));
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
