import type { Knex } from 'knex';
import { createSystemTable, dropTables } from '../src/platform/database/tenant-table.js';

/**
 * What a person signs in with besides the password: a sealed secret that makes a code every half minute, and ten codes for
 * when it is lost. `last_step` is the half minute of the last code, so that none works twice.
 */
export async function up(knex: Knex): Promise<void> {
  await createSystemTable(
    knex,
    'second_factors',
    `person_id uuid primary key references people (id) on delete cascade,
    secret_sealed text not null,
    confirmed_at timestamptz,
    last_step bigint not null default 0,
    created_at timestamptz not null default app_now()`,
  );
  await createSystemTable(
    knex,
    'recovery_codes',
    `person_id uuid not null references people (id) on delete cascade,
    code_hash text not null,
    used_at timestamptz,
    primary key (person_id, code_hash)`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'recovery_codes', 'second_factors');
}
