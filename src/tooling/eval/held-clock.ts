import type { Database } from '../../platform/database/open-database.js';

/** Sets the time of a database, and with it every due time in it, to the millisecond. */
export type SetClock = (at: Date) => Promise<void>;

/** Takes the clock out of a database that nobody else uses; from now on it shows what it is set to. */
export async function holdClock({ knex }: Pick<Database, 'knex'>): Promise<SetClock> {
  await knex.raw('create table held_clock (at timestamptz not null)');
  await knex.raw('insert into held_clock values (now())');
  await knex.raw('grant select on held_clock to public');
  await knex.raw(
    `create or replace function app_now() returns timestamptz language sql stable as 'select at from held_clock'`,
  );
  return async (at) => {
    await knex.raw('update held_clock set at = ?', [at.toISOString()]);
  };
}
