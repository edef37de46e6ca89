import { z } from 'zod';
import { fingerprintOf, sessionPrefix } from './load/write-hook.js';
import type { Sent } from './load/send-hooks.js';
import type { OwnDatabase } from './stores.js';

const Counted = z.tuple([z.object({ rows: z.coerce.number(), distinct: z.coerce.number() })]);

/** What is wrong between what was acknowledged and what is stored; nothing where each acknowledged hook has one row. */
export async function compareStored(
  { run, sent, acknowledged, unacknowledged }: Sent & { run: number },
  database: OwnDatabase,
): Promise<string[]> {
  const span = [fingerprintOf({ run, number: 0 }), fingerprintOf({ run, number: sent })].map(String);
  const rows = await database.query(
    `select count(*) as rows, count(distinct external_id) as distinct from messages
     where role = 'visitor' and length(external_id) = length($1::text)
       and external_id >= $1 and external_id < $2 and external_id <> all($3)`,
    [...span, unacknowledged.map(String)],
  );
  const [counted] = Counted.parse(rows);
  if (counted.rows === acknowledged && counted.distinct === acknowledged) return [];
  return [
    `run ${run}: ${acknowledged} hooks were acknowledged, but ${counted.distinct} are stored in ${counted.rows} rows`,
  ];
}

/** Takes away all that hooks of the bench have left, so that it is as it was before. */
export async function forgetHooks(database: OwnDatabase): Promise<void> {
  const talks = `select tenant_id, id from conversations where external_id like '${sessionPrefix}%'`;
  await database.query('set session_replication_role = replica');
  await database.query(`delete from messages where (tenant_id, conversation_id) in (${talks})`);
  await database.query(`delete from conversations where external_id like '${sessionPrefix}%'`);
  await database.query(`delete from visitors where external_id like '${sessionPrefix}%'`);
  await database.query('set session_replication_role = origin');
}

const Tenants = z.tuple([z.object({ tenants: z.coerce.number() })]);

/** How many tenants got messages in these runs. */
export async function countTenants(runs: readonly number[], database: OwnDatabase): Promise<number> {
  const starts = (numbers: readonly number[]) =>
    numbers.map((run) => String(fingerprintOf({ run, number: 0 })));
  const rows = await database.query(
    `select count(distinct tenant_id) as tenants from messages
       join unnest($1::text[], $2::text[]) as span (first_id, next_id) on length(external_id) = length(first_id)
         and external_id >= first_id and external_id < next_id
     where role = 'visitor'`,
    [starts(runs), starts(runs.map((run) => run + 1))],
  );
  return Tenants.parse(rows)[0].tenants;
}
