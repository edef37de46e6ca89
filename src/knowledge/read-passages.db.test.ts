import assert from 'node:assert/strict';
import { inTenant } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import { makeTenant } from '../test/harness/factories.js';
import { testDatabase } from '../test/harness/test-database.js';
import { changeSource } from './change-source.js';
import { createSource } from './create-source.js';
import { readPassages } from './read-passages.js';
import { readSource } from './read-source.js';

describe('passages that a turn found', () => {
  it('are read as asked for, gone once their source was changed, and nobody else’s', async () => {
    const db = await testDatabase();
    const [tenant, stranger] = [await makeTenant(db), await makeTenant(db)];
    const source = await inTenant(db, tenant.id, (tx) =>
      createSource(tx, {
        ...{ kind: 'faq', title: 'Hours' },
        entries: [
          { question: 'Are you open on Sunday?', answer: 'No.' },
          { question: 'And on Monday?', answer: 'Yes, from nine.' },
        ],
      }),
    );
    const { passages } = await inTenant(db, tenant.id, (tx) => readSource(tx, source.id));
    const ids = [...passages.map(({ id }) => id).reverse(), newId()];
    const read = (tenantId: string) => inTenant(db, tenantId, (tx) => readPassages(tx, ids));
    assert.deepEqual(
      (await read(tenant.id)).map(({ passage, source: { title } }) => [passage.id, passage.text, title]),
      [
        [ids[0], 'And on Monday?\nYes, from nine.', 'Hours'],
        [ids[1], 'Are you open on Sunday?\nNo.', 'Hours'],
      ],
    );
    assert.deepEqual(await read(stranger.id), []);
    const entries = [{ question: 'Are you open on Sunday?', answer: 'Yes, in summer.' }];
    await inTenant(db, tenant.id, (tx) => changeSource(tx, { id: source.id, change: { entries } }));
    assert.deepEqual(await read(tenant.id), []);
  });
});
