import { z } from 'zod';
import { fingerprintOf } from './load/write-hook.js';
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
