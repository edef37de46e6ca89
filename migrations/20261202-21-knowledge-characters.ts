import type { Knex } from 'knex';

/**
 * How long a source is, beside it: so that what a tenant holds is summed without reading it. Null for a source that was
 * stored before; the trigger counts for a version that knows nothing of the column.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table knowledge_sources add column characters integer');
  await knex.raw(`create function count_characters() returns trigger
    language plpgsql security invoker set search_path = public, pg_temp as $$
    begin
      new.characters := length(new.content);
      return new;
    end $$`);
  await knex.raw('revoke all on function count_characters() from public');
  await knex.raw(`create trigger count_characters before insert or update of content on knowledge_sources
    for each row execute function count_characters()`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop trigger count_characters on knowledge_sources');
  await knex.raw('drop function count_characters()');
  await knex.raw('alter table knowledge_sources drop column characters');
}
