import type { Knex } from 'knex';

/**
 * Days are summed up from the latest back, so that what people look at first is there first: while that goes on, `summed_since`
 * is the first day that is. Null: nothing that is older is left to sum up.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table insight_marks add column summed_since date');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table insight_marks drop column summed_since');
}
