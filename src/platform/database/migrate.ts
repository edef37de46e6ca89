import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Knex } from 'knex';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import type { Log } from '../log.js';
import { isLockTimeout } from './add-indexes.js';
import type { Database } from './open-database.js';

/** One change of the schema: a file in `migrations/`, named by date, with `up` and `down`. */
interface Migration {
  up(knex: Knex): Promise<void>;
  down(knex: Knex): Promise<void>;
}

const isFunction = (value: unknown): boolean => typeof value === 'function';
const MigrationModule = z.object({
  up: z.custom<Migration['up']>(isFunction),
  down: z.custom<Migration['down']>(isFunction),
  /** Without a transaction: for indexes that are built while others write. Such a change must be repeatable (F-112). */
  config: z.object({ transaction: z.literal(false) }).optional(),
});

/** Any number will do, as long as nobody else locks the same one. */
const lockNumber = 7_215_033;

/**
 * Brings the schema up to date. Safe for processes that start at once and after a kill in the middle: the work happens
 * under an advisory lock on a connection of its own, and whoever has that lock may clear knex's own flag (F-111, F-112).
 */
export const migrate = (db: Database, folder: string, log: Log): Promise<void> => run(db, { folder }, log);

/** Brings a new database just as far as `names` go: what was kept of an older version fits in there and nowhere else. */
export const migrateTo = (
  db: Database,
  { folder, names }: { folder: string; names: readonly string[] },
  log: Log,
): Promise<void> => run(db, { folder, only: new Set(names) }, log);

/** Where the changes are, and which of them count where not all do. */
interface Wanted {
  folder: string;
  only?: ReadonlySet<string>;
}

async function run(db: Database, wanted: Wanted, log: Log): Promise<void> {
  const pool = db.pool({ max: 1 });
  const client = await pool.connect();
  try {
    await takeLock(client);
    await db.knex.migrate.forceFreeMigrationsLock(migratorConfig(wanted.folder));
    const done: string[] = [];
    for (const step of await pendingSteps(db, wanted)) done.push(...(await take(step, { db, wanted }, log)));
    if (done.length > 0) log.info({ migrations: done }, 'the database schema is up to date');
  } finally {
    // Ending the connection gives the lock back, whatever state it is in.
    client.release(true);
    await pool.end();
  }
}

const Done = z.tuple([z.number(), z.array(z.string())]);

/** While a change waits for a table, everybody who comes later waits behind it: so it gives up soon, and comes again (F-114). */
const lockTimeoutMs = 500;
const pauseMs = 500;
const mostTries = 240;

async function take(
  step: ReadonlySet<string>,
  { db, wanted }: { db: Database; wanted: Wanted },
  log: Log,
): Promise<string[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      return Done.parse(await db.knex.migrate.latest(configOf({ ...wanted, only: step })))[1];
    } catch (error) {
      if (tries >= mostTries || !isLockTimeout(error)) throw error;
      log.info({ migrations: [...step], tries }, 'a change of the schema waits for a table that others use');
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

const Listed = z.tuple([z.array(z.unknown()), z.array(z.string())]);

/**
 * What is still to be done, in steps: knex does the changes of one call in one transaction, with the notes that they are
 * done, but only if each of them bears one. So what does not bear one is a step by itself (F-112).
 */
async function pendingSteps(db: Database, wanted: Wanted): Promise<ReadonlySet<string>[]> {
  const [, pending] = Listed.parse(await db.knex.migrate.list(configOf(wanted)));
  const steps: Set<string>[] = [];
  let isOpen = false;
  for (const file of pending) {
    const isAlone = (await loadMigration(wanted.folder, file)).config?.transaction === false;
    const step = isOpen && !isAlone ? steps.at(-1) : undefined;
    if (step) step.add(nameOf(file));
    else steps.push(new Set([nameOf(file)]));
    isOpen = !isAlone;
  }
  return steps;
}

const Taken = z.object({ rows: z.tuple([z.object({ is_ours: z.boolean() })]) });
const askAgainMs = 200;

/**
 * Asks for the lock until it is free. Waiting for it in one statement would hold a snapshot, and an index that is built
 * while others write waits for every older snapshot: the two would wait for each other.
 */
async function takeLock(client: ClientBase): Promise<void> {
  for (;;) {
    const answer = await client.query('select pg_try_advisory_lock($1) as is_ours', [lockNumber]);
    if (Taken.parse(answer).rows[0].is_ours) return;
    await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  }
}

/** What knex has to know to migrate; `folder` is where the files are. */
export const migratorConfig = (folder: string): Knex.MigratorConfig => configOf({ folder });

const configOf = ({ folder, only }: Wanted): Knex.MigratorConfig => ({
  migrationSource: sourceOf(folder, only),
  tableName: 'schema_migrations',
  // While versions run side by side an older one starts on what a newer one has migrated (F-017).
  disableMigrationsListValidation: true,
});

const nameOf = (file: string): string => file.replace(/\.(ts|js)$/, '');

const migrationFiles = (folder: string): string[] =>
  fs
    .readdirSync(folder)
    .filter((file) => /^\d{8}-\d{2}-[a-z-]+\.(ts|js)$/.test(file))
    .sort();

/** The names of all changes that this version knows, in their order. */
export const migrationNames = (folder: string): string[] => migrationFiles(folder).map(nameOf);

const Names = z.array(z.object({ name: z.string() }));

/** The changes that this version knows and that the database lacks, in their order. */
export async function missingMigrations(
  { knex }: Pick<Database, 'knex'>,
  folder: string,
): Promise<readonly string[]> {
  const done = new Set(Names.parse(await knex('schema_migrations').select('name')).map(({ name }) => name));
  return migrationNames(folder).filter((name) => !done.has(name));
}

/** Files in order of their names; the name without its ending counts, so that source and build are the same history. */
const sourceOf = (folder: string, only?: ReadonlySet<string>): Knex.MigrationSource<string> => ({
  getMigrations: () =>
    Promise.resolve(migrationFiles(folder).filter((file) => only?.has(nameOf(file)) ?? true)),
  getMigrationName: nameOf,
  getMigration: (file) => loadMigration(folder, file),
});

async function loadMigration(folder: string, file: string): Promise<z.infer<typeof MigrationModule>> {
  const found = MigrationModule.parse(await import(pathToFileURL(path.join(folder, file)).href));
  return found.config ? found : { ...found, up: hurrying(found.up) };
}

const hurrying =
  (up: Migration['up']): Migration['up'] =>
  async (knex) => {
    await knex.raw(`set local lock_timeout = ${lockTimeoutMs}`);
    await up(knex);
  };
