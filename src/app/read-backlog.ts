import { z } from 'zod';
import type { Database } from '../platform/database/open-database.js';
import { asSystem } from '../platform/database/tenant-db.js';
import type { Log } from '../platform/log.js';
import type { Backlog } from '../platform/metrics.js';

const Row = z.object({ kind: z.string(), name: z.string(), count: z.number(), seconds: z.number() });
const Rows = z.object({ rows: z.array(Row) });

/** Several readers within this time share one look: it costs the database the same however many processes are watched. */
const keptMs = 5_000;

/** Longer than this a figure is no use to whoever waits for it. */
const limitMs = 2_000;

export interface BacklogDeps {
  db: Pick<Database, 'knex'>;
  log: Pick<Log, 'warn'>;
}

/** Looks at what waits, of all tenants together. Figures only: no id, no tenant. Nothing when the database does not tell. */
export function createBacklogReader({ db, log }: BacklogDeps): () => Promise<Backlog | undefined> {
  let kept: { at: number; backlog: Promise<Backlog | undefined> } | undefined;
  const look = () =>
    readBacklog(db).catch((err: unknown) => {
      log.warn({ err }, 'the figures of what waits could not be read');
      return undefined;
    });
  return () => {
    if (!kept || performance.now() - kept.at > keptMs) kept = { at: performance.now(), backlog: look() };
    return kept.backlog;
  };
}

async function readBacklog(db: Pick<Database, 'knex'>): Promise<Backlog> {
  const answer: unknown = await asSystem(db, async (tx) => {
    await tx.raw(`set local statement_timeout = ${limitMs}`);
    const waiting: unknown = await tx.raw(
      `select 'due' as kind, name, count(*)::integer as count,
          extract(epoch from app_now() - min(due_at))::float as seconds
        from (select 'conversation' as name, due_at from conversations where due_at <= app_now()
          union all select 'delivery', due_at from deliveries where due_at <= app_now()
          union all select 'hint', due_at from hints where state = 'waiting' and due_at <= app_now()
          union all select 'mail', due_at from mails where due_at <= app_now()) as waiting
        group by name
      union all
      select 'parked', '', count(*)::integer, 0 from deliveries where state = 'parked'
      union all
      select 'connection', status, count(*)::integer, 0 from connections where removed_at is null group by status`,
    );
    return waiting;
  });
  const { rows } = Rows.parse(answer);
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  const none = { count: 0, oldestSeconds: 0 };
  return {
    due: {
      ...{ conversation: none, delivery: none, hint: none, mail: none },
      ...Object.fromEntries(
        of('due').map(({ name, count, seconds }) => [name, { count, oldestSeconds: seconds }]),
      ),
    },
    parkedDeliveries: of('parked')[0]?.count ?? 0,
    connections: Object.fromEntries(of('connection').map(({ name, count }) => [name, count])),
  };
}
