import assert from 'node:assert/strict';
import type { CreateSource } from '../contract/knowledge.js';
import type { Database } from '../platform/database/open-database.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import { makeTenant } from '../test/harness/factories.js';
import { testDatabase } from '../test/harness/test-database.js';
import { changeSource } from './change-source.js';
import { createSource } from './create-source.js';
import { deleteSource } from './delete-source.js';
import { readSource } from './read-source.js';
import { searchKnowledge } from './search-knowledge.js';

const faq = (title: string, ...pairs: [string, string][]): CreateSource => ({
  kind: 'faq',
  title,
  entries: pairs.map(([question, answer]) => ({ question, answer })),
});
const text = (title: string, content: string): CreateSource => ({ kind: 'text', title, content });

/** The proof takes 50 tenants with 200 questions each. */
const tenantCount = process.env['TEST_FULL'] === 'true' ? 50 : 12;

describe('searching knowledge', () => {
  let db: Database;
  let tenant: string;
  const within = <T>(work: (tx: TenantDb) => Promise<T>, id = tenant) => inTenant(db, id, work);
  const add = (source: CreateSource, id = tenant) => within((tx) => createSource(tx, source), id);
  const ask = (question: string, id = tenant) => searchKnowledge(id, { question, limit: 5 }, { db });

  beforeEach(async () => {
    db = await testDatabase();
    tenant = (await makeTenant(db)).id;
  });

  it('F-075 answers for another tenant’s source as for a missing one', async () => {
    const other = (await makeTenant(db)).id;
    const { id } = await add(text('Mine', 'Only for us.'), other);
    for (const wanted of [id, newId()]) {
      const attempts = [
        (tx: TenantDb) => readSource(tx, wanted),
        (tx: TenantDb) => changeSource(tx, { id: wanted, change: { title: 'Stolen' } }),
        (tx: TenantDb) => deleteSource(tx, wanted),
      ];
      for (const attempt of attempts) await assert.rejects(within<unknown>(attempt), { code: 'not-found' });
    }
    assert.equal((await ask('only for us', other))[0]?.source_title, 'Mine');
  });

  it('F-081 never finds another tenant’s passage, whoever asks for what', async function () {
    this.timeout(600_000);
    const tenants: { id: string; canary: string }[] = [];
    for (let at = 0; at < tenantCount; at += 1) {
      const { id } = await makeTenant(db);
      const canary = `canary${newId().replaceAll('-', '').slice(-10)}`;
      await add(text('Secret', `The password of house ${at} is ${canary}. Breakfast is at eight.`), id);
      await add(faq(`Canary ${canary}`, [`What is ${canary}?`, `It belongs to house ${at}.`]), id);
      tenants.push({ id, canary });
    }
    const questionsAbout = (canary: string) => [
      `What is ${canary}?`,
      `${canary} password breakfast`,
      `Canary ${canary.slice(6)}`,
      'When is breakfast in the house?',
    ];
    for (const { id, canary } of tenants) {
      const questions = tenants.flatMap((other) => questionsAbout(other.canary));
      const told = JSON.stringify(await Promise.all(questions.map((question) => ask(question, id))));
      const seen = tenants.filter((other) => told.includes(other.canary)).map((other) => other.canary);
      assert.deepEqual(seen, [canary]);
    }
  });

  it('F-081 ranks and scores by the tenant’s own knowledge alone', async () => {
    await add(text('Wool', 'Our carpets are made of wool.'));
    await add(text('Silk', 'Our scarves are made of silk.'));
    const before = await ask('Is it made of wool?');
    const other = (await makeTenant(db)).id;
    for (let at = 0; at < 20; at += 1)
      await add(text(`Wool ${at}`, 'Wool, wool and nothing but wool.'), other);
    assert.deepEqual(await ask('Is it made of wool?'), before);
  });

  it('finds nothing where there is no knowledge, and for a question without words', async () => {
    assert.deepEqual(await ask('anything'), []);
    await add(text('Garden', 'The roses bloom in June.'));
    for (const question of ['', '?!', '😀', '\u0000']) assert.deepEqual(await ask(question), []);
  });

  it('takes a question of any length', async () => {
    await add(text('Garden', 'The roses bloom in June.'));
    const letter = `When do the roses bloom? ${Array.from({ length: 3_000 }, (_, at) => `word${at}`).join(' ')}`;
    assert.equal((await ask(letter)).length, 1);
    assert.equal((await ask(`roses ${'x'.repeat(100_000)}`)).length, 1);
  });
});
