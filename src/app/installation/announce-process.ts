import os from 'node:os';
import type { InstallationProcess } from '../../contract/installation.js';
import type { Database } from '../../platform/database/open-database.js';
import { asSystem } from '../../platform/database/tenant-db.js';
import { newId } from '../../platform/ids.js';
import type { Log } from '../../platform/log.js';

/** How often a process says that it lives. */
const beatMs = 15_000;
/** Whoever was not heard of for so long is of no interest any more. */
const forgottenAfter = '1 hour';

export interface AnnounceDeps {
  db: Pick<Database, 'knex'>;
  log: Pick<Log, 'debug'>;
}

/** Writes this process down among those that run, again and again until it stops. Failures are the next beat's to mend. */
export function announceProcess(
  facts: Pick<InstallationProcess, 'roles' | 'version'>,
  { db, log }: AnnounceDeps,
): { stop: () => Promise<void> } {
  const row = {
    ...{ id: newId(), host: os.hostname(), node: process.versions.node },
    ...{ roles: facts.roles, version: facts.version },
  };
  let last: Promise<unknown> = Promise.resolve();
  const attempt = (work: () => Promise<unknown>) => {
    last = last
      .then(work)
      .catch((err: unknown) => log.debug({ err }, 'this process could not be written down'));
  };
  const beat = () =>
    asSystem(db, async (tx) => {
      await tx('processes')
        .insert(row)
        .onConflict('id')
        .merge({ seen_at: tx.raw('app_now()') });
      await tx('processes').whereRaw(`seen_at < app_now() - interval '${forgottenAfter}'`).del();
    });
  attempt(beat);
  const timer = setInterval(() => attempt(beat), beatMs).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      attempt(() => asSystem(db, (tx) => tx('processes').where({ id: row.id }).del()));
      await last;
    },
  };
}
