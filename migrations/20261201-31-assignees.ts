import type { Knex } from 'knex';

const tables = ['conversations', 'leads'];

/**
 * Which member of the team looks after it. No reference: whoever leaves the team is then nobody's assignee by not being
 * found any more, and nothing has to be rewritten.
 */
export async function up(knex: Knex): Promise<void> {
  for (const table of tables) await knex.raw(`alter table ${table} add column assignee_id uuid`);
}

export async function down(knex: Knex): Promise<void> {
  for (const table of tables) await knex.raw(`alter table ${table} drop column assignee_id`);
}
