import { z } from 'zod';
import type { Stage } from '../rig/open-stage.js';

/** What must hold at every moment; checked each second and at the end. Each check gives what breaks it. */
export interface Watch {
  /** Sentences about what was broken, each once. */
  broken: Set<string>;
  checks: number;
  /** In seconds, of all transactions that were seen. A machine with much to do makes them longer. */
  oldestTransaction: number;
  stop(): Promise<void>;
}

export function startWatch(stage: Stage): Watch {
  const watch = { broken: new Set<string>(), checks: 0, oldestTransaction: 0 };
  const isOver = { value: false };
  const run = async () => {
    while (!isOver.value) {
      await look(stage, watch);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    await look(stage, watch);
  };
  const running = run();
  return Object.assign(watch, {
    stop: async () => {
      isOver.value = true;
      await running;
    },
  });
}

async function look(stage: Stage, watch: Omit<Watch, 'stop'>): Promise<void> {
  for (const complaint of stage.fleet.complaints) watch.broken.add(complaint);
  try {
    for (const [sentence, sql] of Object.entries(questions)) {
      const { rows } = Rows.parse(await stage.db.query(sql));
      for (const { what } of rows) watch.broken.add(`${sentence}: ${what}`);
    }
    const [{ seconds }] = Age.parse(await stage.db.query(oldestTransaction)).rows;
    watch.oldestTransaction = Math.max(watch.oldestTransaction, seconds);
    watch.checks += 1;
  } catch (error) {
    // The rig itself stops the database every now and then.
    if (!isAway(error)) throw error;
  }
}

const Rows = z.object({ rows: z.array(z.object({ what: z.string() })) });

const Age = z.object({ rows: z.tuple([z.object({ seconds: z.number() })]) });

/** Who waits for its turn to migrate does so in one statement, and in no transaction that holds anything. */
const oldestTransaction = `
  select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0)::float as seconds from pg_stat_activity
  where datname = current_database() and backend_type = 'client backend' and wait_event is distinct from 'advisory'`;

const isAway = (error: unknown): boolean =>
  error instanceof Error &&
  (/terminat|refused|reset|timeout/i.test(error.message) ||
    ('code' in error && /^(57P|08|ECONN)/.test(String(error.code))));

/** Rows of one table that name a row of another one which belongs to another tenant. */
const foreign = (table: string, column: string, parent: string): string =>
  `select '${table}.${column}' as what from ${table} c join ${parent} p on p.id = c.${column}
    where p.tenant_id <> c.tenant_id limit 1`;

const questions: Readonly<Record<string, string>> = {
  'two visible messages of one conversation are being sent': `
    select conversation_id::text as what from deliveries where state = 'sending' and is_visible
    group by conversation_id having count(*) > 1`,
  'a message is answered by two turns': `
    select answered::text as what from turns, unnest(message_ids) as answered group by 1 having count(*) > 1`,
  'a row of one tenant points to one of another': [
    foreign('messages', 'conversation_id', 'conversations'),
    foreign('messages', 'turn_id', 'turns'),
    foreign('messages', 'delivery_id', 'deliveries'),
    foreign('conversations', 'visitor_id', 'visitors'),
    foreign('conversations', 'connection_id', 'connections'),
    foreign('turns', 'conversation_id', 'conversations'),
    foreign('deliveries', 'conversation_id', 'conversations'),
    foreign('deliveries', 'turn_id', 'turns'),
    foreign('hints', 'connection_id', 'connections'),
  ]
    .map((sql) => `(${sql})`)
    .join(' union all '),
};
