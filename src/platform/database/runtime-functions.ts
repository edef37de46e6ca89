import type { Knex } from 'knex';
import { runtimeRole } from './tenant-db.js';

/** A SQL function of the runtime role; the name with its argument types is for grants and for going down. */
export interface RuntimeFunction {
  sql: string;
  name: string;
}

/** Creates functions that the runtime role alone may call. They run with its rights, so row-level security holds in them. */
export async function createFunctions(knex: Knex, functions: readonly RuntimeFunction[]): Promise<void> {
  for (const { sql, name } of functions) {
    // A question mark would be a parameter to knex.
    await knex.raw(sql.replaceAll('?', '\\?'));
    await knex.raw(`revoke all on function ${name} from public`);
    await knex.raw(`grant execute on function ${name} to ${runtimeRole}`);
  }
}

export async function dropFunctions(knex: Knex, functions: readonly RuntimeFunction[]): Promise<void> {
  for (const { name } of [...functions].reverse()) await knex.raw(`drop function ${name}`);
}
