import { z } from 'zod';
import type { Database } from '../../platform/database/open-database.js';

/**
 * What a version that still runs leans on in the schema: what it reads, writes and calls, and what its rows may look like.
 * Each promise has a name and what it says.
 */
export type SchemaPromises = ReadonlyMap<string, string>;

const ofPublic = `'public'::regnamespace`;
const notOurs = `not like 'schema_migrations%'`;

/** Each gives rows of name and meaning. */
const queries = {
  column: `select format('%s.%s', c.relname, a.attname) as name, format_type(a.atttypid, a.atttypmod) as says
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = ${ofPublic} and c.relkind in ('r', 'v', 'p') and a.attnum > 0 and not a.attisdropped
      and c.relname ${notOurs}`,
  // A row that leaves the column out, or empty.
  'optional column': `select format('%s.%s', c.relname, a.attname) as name, '' as says
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = ${ofPublic} and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and not (a.attnotnull and not a.atthasdef and a.attidentity = '') and c.relname ${notOurs}`,
  function: `select p.oid::regprocedure::text as name, pg_get_function_result(p.oid) as says from pg_proc p
    where p.pronamespace = ${ofPublic} and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  right: `select format('%s of %s on %s', privilege_type, grantee, table_name) as name, '' as says
    from information_schema.role_table_grants where table_schema = 'public' and grantee like 'patchbay%'`,
} as const;

const columnsOf = (table: string, key: string) =>
  `(select array_agg(attname::text) from pg_attribute where attrelid = ${table} and attnum = any (${key}))`;

/** What a row must not break, by its table: more of these refuse what an older version writes. */
const limits = `select format('%s: %s', conrelid::regclass, conname) as name, pg_get_constraintdef(oid) as says,
      conrelid::regclass::text as table, ${columnsOf('conrelid', 'conkey')} as columns
    from pg_constraint where connamespace = ${ofPublic} and contype in ('c', 'u', 'x', 'f')
  union all
  select format('%s: %s', indrelid::regclass, indexrelid::regclass), pg_get_indexdef(indexrelid),
      indrelid::regclass::text, ${columnsOf('indrelid', 'indkey')}
    from pg_index join pg_class c on c.oid = indrelid
    where c.relnamespace = ${ofPublic} and c.relname ${notOurs} and indisunique and not indisprimary
      and not exists (select from pg_constraint where conindid = indexrelid)`;

const Limit = z.object({
  name: z.string(),
  says: z.string(),
  table: z.string(),
  columns: z.array(z.string()).nullable(),
});
type Limit = z.infer<typeof Limit>;

export interface Schema {
  promises: SchemaPromises;
  limits: ReadonlyMap<string, Limit>;
  tables: ReadonlySet<string>;
}

const Found = z.object({ rows: z.array(z.unknown()) });
const Promised = z.object({ name: z.string(), says: z.string() });

export async function readSchema({ knex }: Pick<Database, 'knex'>): Promise<Schema> {
  const read = async <T>(sql: string, row: z.ZodType<T>): Promise<T[]> =>
    z.array(row).parse(Found.parse(await knex.raw(sql)).rows);
  const promises = new Map<string, string>();
  for (const [kind, sql] of Object.entries(queries))
    for (const { name, says } of await read(sql, Promised)) promises.set(`${kind} ${name}`, says);
  const limited = (await read(limits, Limit)).map((limit) => [limit.name, limit] as const);
  const tables = [...promises.keys()].flatMap((name) => /^column ([^.]+)\./.exec(name)?.[1] ?? []);
  return { promises, limits: new Map(limited), tables: new Set(tables) };
}

/** What a change of the schema takes from those who know only the schema before it. */
export function brokenBetween(before: Schema, after: Schema): string[] {
  const isGone = (name: string) => !after.promises.has(name);
  const lost = [...before.promises].flatMap(([name, says]) => {
    const now = after.promises.get(name);
    if (now === undefined) return [`${name} is gone`];
    return now === says ? [] : [`${name} was ${says} and is ${now}`];
  });
  const demanded = [...after.promises.keys()].flatMap((name) => {
    const column = /^column ((.+)\..+)$/.exec(name);
    const isNew = column !== null && !before.promises.has(name) && before.tables.has(column[2] ?? '');
    return isNew && isGone(`optional column ${column[1]}`) ? [`${name} is new, and must be given`] : [];
  });
  const forbidden = [...after.limits.values()].flatMap(({ name, says, table, columns }) => {
    const isKnown = (column: string) => before.promises.has(`column ${table}.${column}`);
    // What an older version does not write it cannot write wrongly.
    const concerns = before.tables.has(table) && (columns ?? []).some(isKnown);
    return concerns && !allows(says, before.limits.get(name)?.says) ? [`${name} asks for more: ${says}`] : [];
  });
  return [...lost, ...demanded, ...forbidden].sort();
}

/** The same as before, or the same with more values that are listed in it. */
function allows(now: string, was: string | undefined): boolean {
  if (was === undefined) return false;
  const valuesOf = (text: string): readonly string[] => text.match(/'(?:[^']|'')*'::\w+/g) ?? [];
  const shapeOf = (text: string) => text.replace(/(?:'(?:[^']|'')*'::\w+(?:, )?)+/g, '…');
  return shapeOf(now) === shapeOf(was) && valuesOf(was).every((value) => valuesOf(now).includes(value));
}
