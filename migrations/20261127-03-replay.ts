import type { Knex } from 'knex';

/** A parked delivery can be sent after all; a conversation that fails again and again is given to a human. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table deliveries add column replayed_at timestamptz`);
  await knex.raw(
    `create index deliveries_parked on deliveries (tenant_id, created_at desc, id desc) where state = 'parked'`,
  );
  await knex.raw('alter table conversations add column claims integer not null default 0');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table conversations drop column claims');
  await knex.raw('drop index deliveries_parked');
  await knex.raw('alter table deliveries drop column replayed_at');
}
