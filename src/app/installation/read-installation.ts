import { z } from 'zod';
import { DueWork, type Installation, InstallationProcess } from '../../contract/installation.js';
import type { Database } from '../../platform/database/open-database.js';
import { asSystem, type SystemDb } from '../../platform/database/tenant-db.js';
import type { Backlog } from '../../platform/metrics.js';
import type { WakeUps } from '../../platform/queue/open-queue.js';

export interface InstallationDeps {
  db: Pick<Database, 'knex' | 'isEmbedded'>;
  wakeUps: Pick<WakeUps, 'store' | 'count'>;
  /** Undefined while the database takes too long to tell. */
  readBacklog: () => Promise<Backlog | undefined>;
  version: string;
}

/** Three beats were missed. */
const silentAfterSeconds = 45;

const Stored = z.object({
  rows: z.tuple([z.object({ version: z.string(), schema: z.string().nullable() })]),
});

/** What runs here, in which version, and what waits. */
export async function readInstallation(deps: InstallationDeps): Promise<Installation> {
  const { db, wakeUps, readBacklog, version } = deps;
  const [stored, processes, counts, backlog] = await Promise.all([
    // Not as the system role: the list of migrations is the owner's.
    db.knex
      .raw(
        `select current_setting('server_version') as version,
          (select name from schema_migrations order by id desc limit 1) as schema`,
      )
      .then((answer: unknown) => Stored.parse(answer).rows[0]),
    asSystem(db, listProcesses),
    wakeUps.count(),
    readBacklog(),
  ]);
  return {
    version,
    database: { kind: db.isEmbedded ? 'embedded' : 'postgresql', version: stored.version },
    schema: (stored.schema ?? '').replace(/\.[jt]s$/, ''),
    queue: { kind: wakeUps.store, counts: counts ?? null },
    work: backlog === undefined ? null : workOf(backlog),
    parked_deliveries: backlog?.parkedDeliveries ?? null,
    processes,
  };
}

const workOf = ({ due }: Backlog): DueWork[] =>
  z.array(DueWork).parse(
    Object.entries(due).map(([kind, { count, oldestSeconds }]) => ({
      ...{ kind, due: count },
      oldest_seconds: Math.max(0, Math.round(oldestSeconds * 10) / 10),
    })),
  );

const Row = z
  .object({
    ...InstallationProcess.shape,
    started_at: z.date().transform((at) => at.toISOString()),
    seen_at: z.date().transform((at) => at.toISOString()),
  })
  .transform((row): InstallationProcess => row);

async function listProcesses(tx: SystemDb): Promise<InstallationProcess[]> {
  const rows: unknown = await tx('processes')
    .orderBy(['started_at', 'id'])
    .limit(500)
    .select(
      ...['id', 'host', 'roles', 'version', 'node', 'started_at', 'seen_at'],
      tx.raw(`seen_at < app_now() - make_interval(secs => ?) as is_silent`, [silentAfterSeconds]),
    );
  return z.array(Row).parse(rows);
}
