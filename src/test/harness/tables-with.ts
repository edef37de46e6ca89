import { z } from 'zod';
import type { Database } from '../../platform/database/open-database.js';

const Names = z.object({ rows: z.array(z.object({ name: z.string() })) });
const Found = z.object({ rows: z.tuple([z.object({ found: z.boolean() })]) });

/** Every table of the product, its queue included, in which a row holds these words: for what must have left no trace. */
export async function tablesWith({ knex }: Pick<Database, 'knex'>, words: string): Promise<string[]> {
  const tables: unknown = await knex.raw(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'bullmq') order by 1`,
  );
  const names: string[] = [];
  for (const { name } of Names.parse(tables).rows) {
    const look = `select exists (select from ${name} t where strpos(t::text, ?) > 0) as found`;
    if (Found.parse(await knex.raw(look, [words])).rows[0].found) names.push(name);
  }
  return names;
}
