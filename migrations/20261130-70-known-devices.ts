import type { Knex } from 'knex';
import { createSystemTable, dropTables } from '../src/platform/database/tenant-table.js';

/**
 * Browsers in which a person has signed in before. Wrong passwords from elsewhere close an account's door for a while; for
 * these it stays open, since their own tries are counted apart.
 */
export async function up(knex: Knex): Promise<void> {
  await createSystemTable(
    knex,
    'known_devices',
    `id uuid primary key,
    person_id uuid not null references people (id) on delete cascade,
    token_hash text not null unique,
    created_at timestamptz not null default app_now(),
    last_used_at timestamptz not null default app_now(),
    expires_at timestamptz not null`,
  );
  await knex.raw('create index known_devices_person on known_devices (person_id, last_used_at)');
}

export const down = (knex: Knex): Promise<void> => dropTables(knex, 'known_devices');
