import type { Knex } from 'knex';

/**
 * What a tenant may use, and until when: a trial has an end. The two columns behind it say of which end the owners were told
 * before it came and when it had come, so that each end is told once, another one again.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table tenants
    add column plan text not null default 'standard' check (plan in ('trial', 'standard')),
    add column trial_ends_at timestamptz,
    add column trial_ending_told timestamptz,
    add column trial_ended_told timestamptz,
    add constraint tenants_trial_check check ((plan = 'trial') = (trial_ends_at is not null))`);
  await knex.raw(`create index tenants_on_trial on tenants (trial_ends_at) where plan = 'trial'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`alter table tenants drop column trial_ended_told, drop column trial_ending_told,
    drop column trial_ends_at, drop column plan`);
}
