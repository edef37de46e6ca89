import { z } from 'zod';
import type { Database } from '../../platform/database/open-database.js';

const Names = z.object({ rows: z.array(z.object({ name: z.string() })) });
const Rows = z.object({ rows: z.array(z.object({ row: z.string() })) });

/** What a dump holds: every table of the product, its queue included, with the text of all its rows. */
export async function readTables({
  knex,
}: Pick<Database, 'knex'>): Promise<{ name: string; text: string }[]> {
  const tables: unknown = await knex.raw(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'bullmq') order by 1`,
  );
  const read: { name: string; text: string }[] = [];
  for (const { name } of Names.parse(tables).rows) {
    const { rows } = Rows.parse(await knex.raw(`select t::text as row from ${name} t`));
    read.push({ name, text: rows.map(({ row }) => row).join('\n') });
  }
  return read;
}

/** Those in which a row holds these words: for what must have left no trace. */
export const tablesWith = async (db: Pick<Database, 'knex'>, words: string): Promise<string[]> =>
  (await readTables(db)).filter(({ text }) => text.includes(words)).map(({ name }) => name);
