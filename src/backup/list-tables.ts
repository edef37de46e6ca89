import { z } from 'zod';
import { leftOut } from './backup-format.js';

/** A connection of whatever library. */
export interface Asking {
  query(sql: string): PromiseLike<{ rows: unknown[] }>;
}

export interface Table {
  name: string;
  /** Those that are stored; generated ones are made anew. */
  columns: string[];
  /** May be read across tenants by the system role; the others tenant by tenant only. */
  isSystemReadable: boolean;
}

const Tables = z.array(
  z.object({
    name: z.string(),
    columns: z.array(z.string()),
    isSystemReadable: z.boolean(),
    needs: z.array(z.string()),
  }),
);

const sql = `
select c.relname as name,
  (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
  has_table_privilege('patchbay_system', c.oid, 'select')
    and exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname and p.policyname = 'system')
    as "isSystemReadable",
  coalesce((select array_agg(distinct f.confrelid::regclass::text) from pg_constraint f
    where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid), '{}') as needs
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity order by c.relname`;

/** Every table of the product (all of them keep rows apart), those that others point to before them. */
export async function listTables(client: Asking): Promise<Table[]> {
  const found = Tables.parse((await client.query(sql)).rows).filter(({ name }) => !leftOut.has(name));
  const listed: Table[] = [];
  const isListed = (name: string) => listed.some((table) => table.name === name) || leftOut.has(name);
  while (listed.length < found.length) {
    const next = found.find(({ name, needs }) => !isListed(name) && needs.every(isListed));
    if (!next) throw new Error('tables point at each other in a circle');
    const { needs: _, ...table } = next;
    listed.push(table);
  }
  return listed;
}
