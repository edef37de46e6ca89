import type { Knex } from 'knex';
import { createSystemTable, dropTables } from '../src/platform/database/tenant-table.js';

/**
 * What the fingerprints of the erased are keyed with: sealed, and of the installation itself, so that they outlive every
 * SECRET_KEY. The first makes new fingerprints, all are known again. The `id` is a hash of the key.
 */
export const up = (knex: Knex): Promise<void> =>
  createSystemTable(
    knex,
    'fingerprint_keys',
    `id text primary key,
    position integer not null unique,
    key_sealed text not null,
    made_at timestamptz not null default app_now()`,
  );

export const down = (knex: Knex): Promise<void> => dropTables(knex, 'fingerprint_keys');
