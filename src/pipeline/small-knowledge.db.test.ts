import assert from 'node:assert/strict';
import { createSource } from '../knowledge/create-source.js';
import type { Database } from '../platform/database/open-database.js';
import { callInTenant, inTenant } from '../platform/database/tenant-db.js';
import { makeTenant } from '../test/harness/factories.js';
import { testDatabase } from '../test/harness/test-database.js';
import { readSmallKnowledge } from './small-knowledge.js';

describe('readSmallKnowledge', () => {
  let db: Database;

  before(async () => {
    db = await testDatabase();
  });

  const readOf = async (contents: readonly string[]) => {
    const { id } = await makeTenant(db);
    await inTenant(db, id, async (tx) => {
      for (const [number, content] of contents.entries())
        await createSource(tx, { kind: 'text', title: `Source ${number}`, content });
    });
    return readSmallKnowledge((call) => callInTenant(db, id, call));
  };

  it('gives every passage of a small knowledge, with its source', async () => {
    const passages = await readOf(['Open from nine to five.', 'Delivery takes two days.']);
    assert.deepEqual(passages.map(({ source_title, text }) => `${source_title}: ${text}`).sort(), [
      'Source 0: Open from nine to five.',
      'Source 1: Delivery takes two days.',
    ]);
  });

  it('gives nothing of a knowledge that is too long, or has too many sources, for one prompt', async () => {
    assert.deepEqual(await readOf(['Delivery takes two days. '.repeat(300)]), []);
    assert.deepEqual(
      await readOf(Array.from({ length: 13 }, (_, at) => `Article ${at} costs five pounds.`)),
      [],
    );
  });

  it('gives nothing of another tenant’s', async () => {
    await readOf(['The code word is canary.']);
    assert.deepEqual(await readOf([]), []);
  });
});
