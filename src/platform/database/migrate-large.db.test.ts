import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createServerDatabase, silentLog, testDatabaseUrl } from '../../test/harness/test-database.js';
import { migrate } from './migrate.js';
import { type Database, openDatabase } from './open-database.js';

const rows = process.env['TEST_FULL'] === 'true' ? 5_000_000 : 200_000;
/** Somebody reads for longer than any change may wait for them. */
const readsForMs = 2_500;
/** A change gives up its place after half a second; the rest is for a busy machine. */
const mostMs = 1_500;

const addIndexes = pathToFileURL(path.join(import.meta.dirname, 'add-indexes.ts')).href;
const changes = {
  '99990101-01-column.js': `
    export const up = (knex) => knex.raw("alter table kept_numbers add column note text not null default ''");
    export const down = (knex) => knex.raw('alter table kept_numbers drop column note');`,
  '99990101-02-indexes.js': `
    import { addIndexes, dropIndexes } from '${addIndexes}';
    const indexes = [{ name: 'kept_numbers_number', on: 'kept_numbers (number)' }];
    export const config = { transaction: false };
    export const up = (knex) => addIndexes(knex, indexes);
    export const down = (knex) => dropIndexes(knex, indexes);`,
};

// The embedded database has one process, which does one thing after the other.
if (testDatabaseUrl !== undefined)
  describe('a change of a large table that others use', function () {
    this.timeout(600_000);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-large-'));
    let db: Database;
    let others: Database;
    let drop: () => Promise<void>;

    before(async () => {
      const server = await createServerDatabase('empty');
      ({ drop } = server);
      [db, others] = [await open(server.url), await open(server.url)];
      await db.knex.raw('create table kept_numbers (number integer)');
      await db.knex.raw('insert into kept_numbers select generate_series(1, ?)', [rows]);
      fs.writeFileSync(path.join(folder, 'package.json'), '{"type": "module"}');
      for (const [file, text] of Object.entries(changes)) fs.writeFileSync(path.join(folder, file), text);
    });
    after(async () => {
      await Promise.all([db.stop(), others.stop()]);
      await drop();
      fs.rmSync(folder, { recursive: true, force: true });
    });

    const open = (url: string) => openDatabase({ url, folder }, silentLog);
    /** Whoever reads in a transaction keeps a change of the table waiting until its end. */
    const readSlowly = () =>
      others.knex.transaction(async (trx) => {
        await trx('kept_numbers').first();
        await wait(readsForMs);
      });

    it(`F-114 keeps nobody waiting who writes into its ${rows} rows, and is done once those who read it are`, async () => {
      const over = new AbortController();
      const took: number[] = [];
      const writing = (async () => {
        while (!over.signal.aborted) {
          const since = performance.now();
          await others.knex('kept_numbers').insert({ number: took.length });
          took.push(performance.now() - since);
          await wait(5);
        }
      })();
      const reading = readSlowly();
      await wait(100);
      await migrate(db, folder, silentLog);
      over.abort();
      await Promise.all([writing, reading]);

      assert.ok(Math.max(...took) < mostMs, `${Math.round(Math.max(...took))} ms`);
      assert.ok(took.length > 50, `${took.length} writes`);
      assert.ok(await db.knex.schema.hasColumn('kept_numbers', 'note'));
      const index: unknown = await db.knex('pg_indexes').where({ indexname: 'kept_numbers_number' }).first();
      assert.ok(index);
    });
  });
