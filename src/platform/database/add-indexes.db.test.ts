import assert from 'node:assert/strict';
import { z } from 'zod';
import { testDatabase } from '../../test/harness/test-database.js';
import { addIndexes, dropIndexes } from './add-indexes.js';
import type { Database } from './open-database.js';

const indexes = [{ name: 'kept_numbers_number', on: 'kept_numbers (number)' }];
const Standing = z.object({ rows: z.array(z.object({ indisvalid: z.boolean(), indisunique: z.boolean() })) });

describe('addIndexes', () => {
  let db: Database;

  before(async () => {
    db = await testDatabase('indexes');
    await db.knex.raw('create table kept_numbers (number integer)');
    await db.knex.raw('insert into kept_numbers values (1), (1)');
  });

  const standing = async () => {
    const answer: unknown = await db.knex.raw(
      `select indisvalid, indisunique from pg_index where indexrelid = to_regclass('kept_numbers_number')`,
    );
    return Standing.parse(answer).rows;
  };

  it('builds anew what was left unfinished, and leaves alone what is there', async () => {
    // Two equal numbers: this one breaks off in the middle, and stays as an index that nothing uses.
    const unfinished = 'create unique index concurrently kept_numbers_number on kept_numbers (number)';
    await assert.rejects(async () => db.knex.raw(unfinished));
    assert.deepEqual(await standing(), [{ indisvalid: false, indisunique: true }]);
    await addIndexes(db.knex, indexes);
    await addIndexes(db.knex, indexes);
    assert.deepEqual(await standing(), [{ indisvalid: true, indisunique: false }]);
    await dropIndexes(db.knex, indexes);
    await dropIndexes(db.knex, indexes);
    assert.deepEqual(await standing(), []);
  });

  it('is refused like any other statement when the table is not there', async () => {
    const missing = [{ name: 'nowhere', on: 'no_such_table (id)' }];
    await assert.rejects(addIndexes(db.knex, missing), { code: '42P01' });
  });
});
