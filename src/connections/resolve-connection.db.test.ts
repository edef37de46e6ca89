import assert from 'node:assert/strict';
import { testSealer, makeConnection, makeTenant } from '../test/harness/factories.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { testDatabase } from '../test/harness/test-database.js';
import { createResolver } from './resolve-connection.js';

describe('finding the connection behind a hook', () => {
  it('F-025 takes one look at the database for all that ask at the same time, and another after it was forgotten', async () => {
    const db = await testDatabase();
    const { connector } = scriptPlatform();
    const { row } = await makeConnection(db, await makeTenant(db), connector);
    let looks = 0;
    const counted = new Proxy(db.knex, {
      get: (knex, name, receiver) => {
        if (name === 'transaction') looks += 1;
        return Reflect.get(knex, name, receiver) as unknown;
      },
    });
    const connectors = new Map([[connector.manifest.id, connector]]);
    const resolver = createResolver({
      ...{ db: { knex: counted }, connectors, sealer: testSealer, publicUrl: 'http://localhost:3000' },
    });
    const ask = () => resolver.byId(row.tenant_id, row.id);
    const found = await Promise.all(Array.from({ length: 120 }, ask));
    assert.deepEqual([new Set(found.map(({ row: { id } }) => id)).size, looks], [1, 1]);
    await ask();
    assert.equal(looks, 1);
    resolver.forget(row.id);
    await ask();
    assert.equal(looks, 2);
  });
});
