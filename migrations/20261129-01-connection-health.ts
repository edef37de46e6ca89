import type { Knex } from 'knex';
import { createTenantTable, dropTables, grantSystem } from '../src/platform/database/tenant-table.js';

/**
 * What is known of a connection's health. `last_hook_at`: a believed webhook came to the present address; `last_found_at`
 * and `found_count`: visitors' messages that the history had and no webhook had brought. `hook`, `hook_why` and `repairs`
 * are what the last good check said; `checked_for` the public address that it was made for. `told_at`: the tenant was told
 * that it does not work, and not yet that it works. The former secrets believe webhooks until their time ends.
 */
const columns = [
  'last_hook_at timestamptz',
  'last_found_at timestamptz',
  'found_count bigint not null default 0',
  `hook text check (hook in ('registered', 'manual'))`,
  'hook_why text',
  `repairs jsonb not null default '[]'`,
  'repaired_at timestamptz',
  'checked_at timestamptz',
  'checked_for text',
  'check_due_at timestamptz',
  'notice_due_at timestamptz',
  'told_at timestamptz',
  'previous_config_sealed text',
  'previous_state_sealed text',
  'previous_secrets_until timestamptz',
];

/** Troubles are counted by the hour, so that a storm of them is one row. */
export async function up(knex: Knex): Promise<void> {
  for (const column of columns) await knex.raw(`alter table connections add column ${column}`);
  // Where a message is a webhook's hint its way is told with it, for the time when it is confirmed.
  await knex.raw('alter table hints add column via text');
  // Seconds between two readings, as they were chosen last.
  await knex.raw('alter table catch_ups add column pace_seconds integer');
  await createTenantTable(knex, 'connection_troubles', {
    columns: `connection_id uuid not null,
    hour timestamptz not null default date_trunc('hour', app_now()),
    source text not null,
    code text not null,
    count bigint not null default 1,
    problem jsonb not null,
    last_at timestamptz not null default app_now(),
    primary key (tenant_id, connection_id, hour, source, code),
    foreign key (tenant_id, connection_id) references connections (tenant_id, id) on delete cascade`,
  });
  await grantSystem(knex, 'connection_troubles', ['select', 'delete']);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'connection_troubles');
  await knex.raw('alter table catch_ups drop column pace_seconds');
  await knex.raw('alter table hints drop column via');
  for (const column of columns.toReversed())
    await knex.raw(`alter table connections drop column ${column.split(' ', 1).join('')}`);
}
