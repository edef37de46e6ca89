import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { migrationsFolder } from '../../test/harness/schema-hash.js';
import { createServerDatabase, silentLog, testDatabaseUrl } from '../../test/harness/test-database.js';
import { migrate, migratorConfig } from './migrate.js';
import { type Database, openDatabase } from './open-database.js';

const program = path.join(import.meta.dirname, 'run-migrations.testing.ts');
const files = fs.readdirSync(migrationsFolder).filter((file) => file.endsWith('.ts'));
const names = files.map((file) => file.replace(/\.ts$/, '')).sort();

/** Kills in the middle; the proof runs the full count (F-112). */
const kills = process.env['TEST_FULL'] === 'true' ? 20 : 2;

interface Place {
  /** Absent for the embedded database. */
  url: string | undefined;
  folder: string;
  drop: () => Promise<void>;
}

/** An empty database of the kind that the test run is about. */
async function emptyPlace(): Promise<Place> {
  const server = testDatabaseUrl === undefined ? undefined : await createServerDatabase('empty');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-migrate-'));
  return {
    ...{ url: server?.url, folder },
    drop: async () => {
      await server?.drop();
      fs.rmSync(folder, { recursive: true });
    },
  };
}

const rowsOf = async (db: Database, sql: string): Promise<unknown[]> =>
  z.object({ rows: z.array(z.unknown()) }).parse(await db.knex.raw(sql)).rows;

/** All that migrations make: tables, columns, keys, indexes, policies, functions and rights. */
async function catalogueOf(db: Database): Promise<Record<string, unknown[]>> {
  const here = `'public'::regnamespace`;
  const queries = {
    tables: `select relname, relkind, relrowsecurity, relforcerowsecurity, relacl::text from pg_class
      where relnamespace = ${here} and relkind <> 'S' and relname not like 'schema_migrations%' order by 1`,
    columns: `select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
      where table_schema = 'public' and table_name not like 'schema_migrations%' order by 1, 2`,
    constraints: `select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
      where connamespace = ${here} and conrelid::regclass::text not like 'schema_migrations%' order by 1, 2`,
    indexes: `select indexname, indexdef from pg_indexes
      where schemaname = 'public' and tablename not like 'schema_migrations%' order by 1`,
    policies: `select tablename, policyname, roles::text, cmd, qual, with_check from pg_policies order by 1, 2`,
    functions: `select p.oid::regprocedure::text, pg_get_functiondef(p.oid), proacl::text from pg_proc p
      where pronamespace = ${here} and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1`,
    triggers: `select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal order by 1, 2`,
    schemas: `select nspname, nspowner::regrole::text, nspacl::text from pg_namespace where nspname not like 'pg\\_%' order by 1`,
    extensions: `select extname from pg_extension order by 1`,
  };
  const found: Record<string, unknown[]> = {};
  for (const [what, sql] of Object.entries(queries)) found[what] = await rowsOf(db, sql);
  return found;
}

const doneIn = async (db: Database): Promise<unknown> =>
  (await db.knex.schema.hasTable('schema_migrations'))
    ? db.knex('schema_migrations').orderBy('id').pluck('name')
    : [];

/** A process that migrates; with `killAt` it dies by SIGKILL right before that statement, counted from one. */
const start = ({ url = '', folder }: Place, killAt = 0): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', program, folder, url, String(killAt)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });

async function outcomeOf(child: ChildProcess): Promise<{ code: unknown; said: string }> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, said };
}

describe('migrations', function () {
  this.timeout(240_000);

  it('leave the same catalogue after all of them were undone and done again', async () => {
    const place = await emptyPlace();
    const db = await openDatabase(place, silentLog);
    const empty = await catalogueOf(db);
    await migrate(db, migrationsFolder, silentLog);
    const first = await catalogueOf(db);
    assert.deepEqual(await doneIn(db), names);
    assert.ok((first['tables']?.length ?? 0) > 15);

    await db.knex.migrate.rollback(migratorConfig(migrationsFolder), true);
    assert.deepEqual(await doneIn(db), []);
    const undone = await catalogueOf(db);
    for (const what of ['tables', 'columns', 'constraints', 'indexes', 'policies', 'functions', 'triggers'])
      assert.deepEqual(undone[what], empty[what], what);

    await migrate(db, migrationsFolder, silentLog);
    const second = await catalogueOf(db);
    for (const what of Object.keys(first)) assert.deepEqual(second[what], first[what], what);
    await db.stop();
    await place.drop();
  });

  it('do nothing on a database that is up to date', async () => {
    const place = await emptyPlace();
    for (let round = 0; round < 2; round += 1) {
      const db = await openDatabase(place, silentLog);
      await migrate(db, migrationsFolder, silentLog);
      assert.deepEqual(await doneIn(db), names);
      await db.stop();
    }
    await place.drop();
  });

  if (testDatabaseUrl === undefined) {
    it('F-111 are run by the one process that has the folder; another that starts at once is refused', async () => {
      const place = await emptyPlace();
      const outcomes = await Promise.all([outcomeOf(start(place)), outcomeOf(start(place))]);
      assert.deepEqual(outcomes.map(({ code }) => code).sort(), [0, 1]);
      assert.match(outcomes.find(({ code }) => code === 1)?.said ?? '', /in use by another process/);
      const db = await openDatabase(place, silentLog);
      assert.deepEqual(await doneIn(db), names);
      await db.stop();
      await place.drop();
    });
  } else {
    it('F-111 succeed in two processes that start at once on an empty database, each done once', async () => {
      const place = await emptyPlace();
      const outcomes = await Promise.all([outcomeOf(start(place)), outcomeOf(start(place))]);
      assert.deepEqual(outcomes, [
        { code: 0, said: '' },
        { code: 0, said: '' },
      ]);
      const db = await openDatabase(place, silentLog);
      assert.deepEqual(await doneIn(db), names);
      await db.stop();
      await place.drop();
    });

    it('F-111 succeed on two databases of one server at once, although roles belong to the server', async () => {
      const places = await Promise.all([emptyPlace(), emptyPlace(), emptyPlace()]);
      await Promise.all(
        places.map(async (place) => {
          const db = await openDatabase(place, silentLog);
          await migrate(db, migrationsFolder, silentLog);
          assert.deepEqual(await doneIn(db), names);
          await db.stop();
        }),
      );
      await Promise.all(places.map((place) => place.drop()));
    });
  }

  it(`F-112 go on at the next start after ${kills} kills in the middle`, async () => {
    const counting = await emptyPlace();
    const counted = await openDatabase(counting, silentLog);
    let statements = 0;
    counted.knex.on('query', () => (statements += 1));
    await migrate(counted, migrationsFolder, silentLog);
    await counted.stop();
    await counting.drop();

    for (let kill = 1; kill <= kills; kill += 1) {
      const place = await emptyPlace();
      const child = start(place, Math.floor((statements * kill) / (kills + 1)));
      await once(child, 'exit');
      assert.equal(child.signalCode, 'SIGKILL');

      const db = await openDatabase(place, silentLog);
      assert.notDeepEqual(await doneIn(db), names);
      await migrate(db, migrationsFolder, silentLog);
      assert.deepEqual(await doneIn(db), names);
      await db.stop();
      await place.drop();
    }
  });
});
