import assert from 'node:assert/strict';
import type { Database } from '../platform/database/open-database.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { makeTenant } from '../test/harness/factories.js';
import { testDatabase } from '../test/harness/test-database.js';
import { changeSource } from './change-source.js';
import { createSource } from './create-source.js';
import { deleteSource } from './delete-source.js';
import { readHeldKnowledge } from './quota.js';

const limits = { sources: 3, characters: 1_000, passages: 10 };
const isFull = (error: unknown) => error instanceof AppError && error.code === 'limit-reached';

describe('the limits of a tenant’s knowledge', () => {
  let db: Database;
  let tenant: string;
  const within = <T>(work: (tx: TenantDb) => Promise<T>) => inTenant(db, tenant, work);
  const add = (content: string, most = limits) =>
    within((tx) => createSource(tx, { kind: 'text', title: 'A text', content }, most));
  const held = () => within(readHeldKnowledge);

  beforeEach(async () => {
    db = await testDatabase();
    tenant = (await makeTenant(db)).id;
  });

  it('hold for entries, characters and passages, and the refusal says how many there are, may be and would be', async () => {
    for (let count = 0; count < 3; count += 1) await add('One line.');
    await assert.rejects(
      add('One line.'),
      /at most 3 entries\. There are 3 now, and this would make it 4\. Delete or shorten/,
    );
    const room = { ...limits, sources: 10 };
    await assert.rejects(add('x '.repeat(500).trim(), room), /at most 1,000 characters\. There are 27 now/);
    await assert.rejects(
      add('# a\n'.repeat(9), { ...room, passages: 4 }),
      /at most 4 passages\. There are 3 now/,
    );
    assert.deepEqual(await held(), { sources: 3, characters: 27, passages: 3 });
  });

  it('are passed by none of ten uploads at the same moment', async () => {
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => add('y '.repeat(200).trim())));
    const refused = all.filter(({ status }) => status === 'rejected');
    assert.equal(refused.length, 8);
    for (const each of refused) assert.ok(each.status === 'rejected' && isFull(each.reason));
    assert.equal((await held()).characters, 2 * 399);
  });

  it('hold for a change that makes more of it, and let through whatever makes less, also where they were lowered', async () => {
    const { id } = await add('z '.repeat(300).trim());
    const change = (content: string, most: typeof limits) =>
      within((tx) => changeSource(tx, { id, change: { content } }, most));
    await assert.rejects(change('z '.repeat(600).trim(), limits), isFull);
    const lowered = { ...limits, characters: 100 };
    await assert.rejects(change('z '.repeat(400).trim(), lowered), isFull);
    await change('z '.repeat(200).trim(), lowered);
    await within((tx) => changeSource(tx, { id, change: { title: 'Another' } }, lowered));
    await within((tx) => deleteSource(tx, id));
    assert.deepEqual(await held(), { sources: 0, characters: 0, passages: 0 });
  });

  it('count what was stored before lengths were, and are another tenant’s own', async () => {
    await add('One line.');
    await db.knex.raw(
      `alter table knowledge_sources no force row level security; alter table knowledge_sources disable trigger user;
       update knowledge_sources set characters = null where tenant_id = '${tenant}';
       alter table knowledge_sources force row level security; alter table knowledge_sources enable trigger user`,
    );
    assert.equal((await held()).characters, 9);
    tenant = (await makeTenant(db)).id;
    assert.deepEqual(await held(), { sources: 0, characters: 0, passages: 0 });
  });
});
