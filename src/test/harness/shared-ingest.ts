import { createIngest, type Ingest } from '../../inbox/ingest.js';
import type { Database } from '../../platform/database/open-database.js';
import { runtimeRole } from '../../platform/database/tenant-db.js';

const ingests = new WeakMap<Database, Ingest>();

/** One for all the tests on a database: with a pool each they would want more connections than PostgreSQL allows. */
export function sharedIngest(db: Database): Ingest {
  const ingest = ingests.get(db) ?? createIngest(db.pool({ role: runtimeRole }));
  ingests.set(db, ingest);
  return ingest;
}
