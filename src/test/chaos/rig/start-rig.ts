import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrate } from '../../../platform/database/migrate.js';
import { openDatabase } from '../../../platform/database/open-database.js';
import { migrationsFolder } from '../../harness/schema-hash.js';
import { silentLog } from '../../harness/test-database.js';
import { buildProduct, type BuiltProduct } from './build-product.js';
import { findBinaries } from './find-binaries.js';
import { type Postgres, startPostgres } from './start-postgres.js';
import { type RedisServer, startRedis } from './start-redis.js';

/** What all storms of a run share: the two servers, the bundled product, a migrated database to copy. */
export interface Rig {
  postgres: Postgres;
  redis: RedisServer;
  product: BuiltProduct;
  /** Logs of all processes. */
  folder: string;
  /** A fresh database with the schema in it. */
  createDatabase(): Promise<string>;
  /** With `keepLogs` the folder stays, for whoever wants to know why. */
  stop(options: { keepLogs: boolean }): Promise<void>;
}

const template = 'template_for_storms';

export async function startRig(): Promise<Rig> {
  const binaries = findBinaries();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-chaos-'));
  // PostgreSQL runs as another user, who has to get through.
  fs.chmodSync(folder, 0o711);
  const [postgres, redis, product] = await Promise.all([
    startPostgres(binaries, folder),
    startRedis(binaries, folder),
    buildProduct('rig'),
  ]);
  await postgres.run(`create database ${template}`);
  await migrateTemplate(postgres.url(template));
  let count = 0;
  return {
    ...{ postgres, redis, product, folder },
    createDatabase: async () => {
      const name = `storm_${(count += 1)}`;
      await postgres.run(`create database ${name} template ${template}`);
      return name;
    },
    stop: async ({ keepLogs }) => {
      await Promise.all([postgres.stop(), redis.stop()]);
      product.remove();
      fs.rmSync(path.join(folder, 'postgres'), { recursive: true, force: true });
      if (!keepLogs) fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function migrateTemplate(url: string): Promise<void> {
  const db = await openDatabase({ url, folder: '' }, silentLog);
  await migrate(db, migrationsFolder, silentLog);
  await db.stop();
}
