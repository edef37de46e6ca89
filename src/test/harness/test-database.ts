import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { migrate } from '../../platform/database/migrate.js';
import { type Database, openDatabase } from '../../platform/database/open-database.js';
import { createLog } from '../../platform/log.js';
import { copyTemplate } from './embedded-template.js';
import { migrationsFolder } from './schema-hash.js';
import { copyServerTemplate, databaseAt, onServer } from './server-template.js';

/**
 * The database of a test run: PostgreSQL when TEST_DATABASE_URL names a server, else the embedded one. One for all the
 * files of a mocha process, made on first use; tests keep apart by making tenants of their own.
 */
export const testDatabaseUrl = process.env['TEST_DATABASE_URL'];
export const testRedisUrl = process.env['TEST_REDIS_URL'];

export const silentLog = createLog({ level: 'silent' });

interface TestDatabase {
  db: Database;
  /** Absent on the embedded database, which only this process can use. */
  url: string | undefined;
  drop(): Promise<void>;
}

const opened = new Map<string, Promise<TestDatabase>>();

/** The one that all share, or by another name one whose clock nobody else moves. */
export async function testDatabase(name = 'shared'): Promise<Database> {
  const opening = opened.get(name) ?? open();
  opened.set(name, opening);
  return (await opening).db;
}

/**
 * A database of its own on the test server, for a process that a test starts: with today's schema, or `empty` for tests of
 * how one comes to be.
 */
export async function createServerDatabase(
  kind: 'migrated' | 'empty' = 'migrated',
): Promise<{ url: string; drop: () => Promise<void> }> {
  if (testDatabaseUrl === undefined) throw new Error('TEST_DATABASE_URL names no server');
  const server = testDatabaseUrl;
  const name = `patchbay_test_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const run = (sql: string) => onServer(server, (client) => client.query(sql));
  if (kind === 'empty') await run(`create database ${name}`);
  else await copyServerTemplate(server, name);
  return {
    url: databaseAt(server, name),
    drop: async () => {
      await run(`drop database if exists ${name} with (force)`);
    },
  };
}

async function open(): Promise<TestDatabase> {
  const server = testDatabaseUrl === undefined ? undefined : await createServerDatabase();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-test-'));
  if (!server) await copyTemplate(folder);
  const db = await openDatabase({ url: server?.url, folder }, silentLog);
  await migrate(db, migrationsFolder, silentLog);
  await db.knex.raw('create table test_clock (skew interval not null)');
  await db.knex.raw('grant select on test_clock to public');
  // The time of the moment, not of the statement: one that waited for a lock is seen after the one it waited for.
  await db.knex.raw(`create or replace function app_now() returns timestamptz language sql stable as
    'select clock_timestamp() + coalesce((select sum(skew) from test_clock), interval ''0'')'`);
  return {
    db,
    url: server?.url,
    drop: async () => {
      await db.stop();
      await server?.drop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Moves the database's clock forward, for every due time at once. It does not go back. */
export async function advanceClock(db: Pick<Database, 'knex'>, ms: number): Promise<void> {
  await db.knex.raw('insert into test_clock values (make_interval(secs => ?))', [ms / 1000]);
}

/** What time the database believes it is. */
export async function readClock(db: Pick<Database, 'knex'>): Promise<Date> {
  const answer: unknown = await db.knex.raw('select app_now() as now');
  return z.object({ rows: z.tuple([z.object({ now: z.date() })]) }).parse(answer).rows[0].now;
}

export async function closeTestDatabase(): Promise<void> {
  const all = await Promise.all(opened.values());
  opened.clear();
  await Promise.all(all.map((one) => one.drop()));
}
