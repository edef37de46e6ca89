import type { Knex } from 'knex';
import { z } from 'zod';

/** An index for a table that may be large by now; `on` is what stands behind ON. */
export interface NewIndex {
  name: string;
  on: string;
}

const mostTries = 5;

/**
 * Builds indexes while others go on writing (F-114). For changes with `config = { transaction: false }`, so each may be
 * begun again: what a kill or a lock that did not come left unfinished is dropped first (F-112).
 */
export async function addIndexes(knex: Knex, indexes: readonly NewIndex[]): Promise<void> {
  for (const index of indexes) await addIndex(knex, index);
}

async function addIndex(knex: Knex, { name, on }: NewIndex): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    await dropUnfinished(knex, name);
    try {
      await inOwnTime(knex, `create index concurrently if not exists ${name} on ${on}`);
      return;
    } catch (error) {
      if (tries >= mostTries || !isLockTimeout(error)) throw error;
    }
  }
}

/** As much of knex's own client as lends connections. */
interface Lender {
  acquireConnection(): Promise<unknown>;
  releaseConnection(connection: unknown): Promise<void>;
}
const Lender = z.custom<Lender>((client) => typeof client === 'object' && client !== null);

/** What breaks off a slow question would break off each attempt at a large index as well. */
async function inOwnTime(knex: Knex, sql: string): Promise<void> {
  const lender = Lender.parse(knex.client);
  const connection = await lender.acquireConnection();
  try {
    await knex.raw('set statement_timeout = 0').connection(connection);
    await knex.raw(sql).connection(connection);
  } finally {
    await knex.raw('reset statement_timeout').connection(connection);
    await lender.releaseConnection(connection);
  }
}

/** Whether somebody else kept a lock for too long. */
export const isLockTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '55P03';

/** An index that was not built to its end is kept up to date and never used. */
async function dropUnfinished(knex: Knex, name: string): Promise<void> {
  const unfinished: unknown = await knex('pg_index as x')
    .join('pg_class as c', 'c.oid', 'x.indexrelid')
    .where({ 'c.relname': name, 'x.indisvalid': false })
    .first('c.relname');
  if (unfinished !== undefined) await knex.raw(`drop index concurrently if exists ${name}`);
}

export async function dropIndexes(knex: Knex, indexes: readonly NewIndex[]): Promise<void> {
  for (const { name } of [...indexes].reverse()) await knex.raw(`drop index concurrently if exists ${name}`);
}
