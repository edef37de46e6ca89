import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { heldTables } from '../contract/visitor-data.js';
import { testDatabase } from '../test/harness/test-database.js';

const readme = path.join(import.meta.dirname, 'README.md');

const Columns = z.object({ rows: z.array(z.object({ table: z.string(), column: z.string() })) });

/** Every column that can hold words. */
const wordy = `select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
    and format_type(a.atttypid, null) ~ 'text|json|char|bytea|xml|vector|tsvector'
    and c.relname !~ '^schema_migrations|^test_clock'`;

/** The cells of the table: `table.column`, with `*` for all of a table. */
const listed = [...fs.readFileSync(readme, 'utf8').matchAll(/^\| `(\w+)` +\| ([^|]+?) +\|/gm)].flatMap(
  ([, table = '', columns = '']) =>
    columns.split(', ').map((column) => `${table}.${column.replace('\\', '')}`),
);

describe('the table of what an erasure does (F-117)', () => {
  it('names every column that can hold words, and none that is not there', async () => {
    const db = await testDatabase();
    const { rows } = Columns.parse(await db.knex.raw(wordy));
    const isWhole = (table: string) => listed.includes(`${table}.*`);
    const there = rows.map(({ table, column }) => (isWhole(table) ? `${table}.*` : `${table}.${column}`));
    assert.deepEqual([...listed].sort(), [...new Set(there)].sort());
  });

  it('takes whole rows in exactly the tables that an export shows', () => {
    const whole = listed.filter((cell) => cell.endsWith('.*')).map((cell) => cell.slice(0, -2));
    assert.deepEqual(whole.sort(), [...heldTables].sort());
  });
});
