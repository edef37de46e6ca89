import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Database, openDatabase } from '../platform/database/open-database.js';
import { createServerDatabase, silentLog, testDatabaseUrl } from '../test/harness/test-database.js';
import { type Limits, writeBackup } from './write-backup.js';

/** An empty database and how to be rid of it. */
export async function openEmpty(): Promise<{ db: Database; drop: () => Promise<void> }> {
  const server = testDatabaseUrl === undefined ? undefined : await createServerDatabase('empty');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-restored-'));
  const db = await openDatabase({ url: server?.url, folder }, silentLog);
  const drop = async () => {
    await db.stop();
    await server?.drop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { db, drop };
}

/** A backup of a database as the command makes it. */
export async function backUp(from: Database, to: string, limits: Limits = {}): Promise<number> {
  const pool = from.pool({ max: 1 });
  const client = await pool.connect();
  try {
    return await writeBackup(client, to, limits);
  } finally {
    client.release();
    await pool.end();
  }
}
