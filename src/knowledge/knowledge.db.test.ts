import assert from 'node:assert/strict';
import { z } from 'zod';
import type { CreateSource } from '../contract/knowledge.js';
import type { Database } from '../platform/database/open-database.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { makeTenant } from '../test/harness/factories.js';
import { testDatabase } from '../test/harness/test-database.js';
import { changeSource } from './change-source.js';
import { createSource } from './create-source.js';
import { deleteSource } from './delete-source.js';
import { listSources } from './list-sources.js';
import { rebuildIndex } from './rebuild-index.js';
import { readSource } from './read-source.js';
import { searchKnowledge } from './search-knowledge.js';
import { indexFormat } from './terms.js';

const faq = (title: string, ...pairs: [string, string][]): CreateSource => ({
  kind: 'faq',
  title,
  entries: pairs.map(([question, answer]) => ({ question, answer })),
});
const text = (title: string, content: string): CreateSource => ({ kind: 'text', title, content });

describe('knowledge', () => {
  let db: Database;
  let tenant: string;
  const within = <T>(work: (tx: TenantDb) => Promise<T>, id = tenant) => inTenant(db, id, work);
  const add = (source: CreateSource, id = tenant) => within((tx) => createSource(tx, source), id);
  const ask = (question: string, id = tenant) => searchKnowledge(id, { question, limit: 5 }, { db });

  beforeEach(async () => {
    db = await testDatabase();
    tenant = (await makeTenant(db)).id;
  });

  /** Everything the index of a tenant holds: which term weighs what in which passage. */
  async function indexOf(id = tenant) {
    const Rows = z.object({
      rows: z.array(z.object({ term: z.int(), block: z.int(), postings: z.instanceof(Buffer) })),
    });
    const [terms, counted, stored] = await within(
      async (tx) =>
        [
          Rows.parse(await tx.raw('select term, block, postings from knowledge_terms')).rows,
          z
            .array(z.object({ passage_count: z.int() }))
            .parse(await tx('knowledge_indexes').select('passage_count')),
          z
            .array(z.object({ number: z.int() }))
            .parse(await tx('knowledge_passages').select('number').orderBy('number')),
        ] as const,
      id,
    );
    const postings = terms.flatMap(({ term, block, postings: bytes }) =>
      Array.from(
        { length: bytes.length / 2 },
        (_, at) => `${term} ${block} ${bytes[2 * at]} ${bytes[2 * at + 1]}`,
      ),
    );
    const hasEmptyRow = terms.some((row) => row.postings.length === 0);
    const numbers = stored.map(({ number }) => number);
    return { postings: postings.sort(), count: counted[0]?.passage_count, hasEmptyRow, numbers };
  }

  /** The index is exactly what the stored passages make of it. */
  async function assertIndexIsTrue() {
    const kept = await indexOf();
    await within(rebuildIndex);
    assert.deepEqual(kept, await indexOf());
    assert.equal(kept.count, kept.numbers.length);
    assert.equal(new Set(kept.numbers).size, kept.numbers.length);
    assert.equal(kept.hasEmptyRow, false);
  }

  it('finds a source as soon as it is stored', async () => {
    const source = await add(
      text('Shipping', '# Europe\nParcels take three days.\n\n# World\nParcels take three weeks.'),
    );
    assert.deepEqual(
      [source.kind, source.passage_count, source.status, source.problem],
      ['text', 2, 'ready', null],
    );
    const [best] = await ask('How long does a parcel to Europe take?');
    assert.ok(best);
    const { passage_id, score, ...found } = best;
    assert.deepEqual(found, {
      ...{ source_id: source.id, source_title: 'Shipping', source_kind: 'text', ordinal: 0 },
      ...{ heading: 'Europe', question: null, text: 'Parcels take three days.' },
    });
    assert.ok(score > 0.5 && score <= 1);
    const read = await within((tx) => readSource(tx, source.id));
    assert.equal(read.passages[0]?.id, passage_id);
  });

  it('gives each entry of an FAQ as a passage with its question', async () => {
    await add(faq('Questions', ['Are you open on Sunday?', 'No.'], ['Do you take Visa?', 'Yes.']));
    const [best] = await ask('open sundays?');
    assert.deepEqual([best?.question, best?.text], ['Are you open on Sunday?', 'No.']);
    await add({ kind: 'faq', title: 'More', content: 'Q: Is there a lift?\nA: Yes, to all floors.' });
    assert.equal((await ask('lift'))[0]?.text, 'Yes, to all floors.');
  });

  it('answers in whatever language the knowledge is written', async () => {
    const sources = [
      await add(text('Öffnungszeiten', 'Wir haben von Montag bis Freitag zwischen 9 und 17 Uhr geöffnet.')),
      await add(text('Livraison', 'La livraison en France prend deux à trois jours ouvrables.')),
      await add(text('الدفع', 'يمكنكم الدفع ببطاقة الائتمان أو عند استلام الطلب.')),
    ];
    assert.deepEqual(
      sources.map(({ language }) => language),
      ['de', 'fr', 'ar'],
    );
    const questions = ['wann habt ihr geoffnet', 'délai de livraison en france', 'هل يمكنني الدفع بالبطاقة؟'];
    for (const [at, question] of questions.entries())
      assert.equal((await ask(question))[0]?.source_id, sources[at]?.id, question);
  });

  it('stores text composed and without NUL', async () => {
    const source = await add(text('Me\u0000nu', 'Cafe\u0301 au lait\u0000 costs 4 €.'));
    const read = await within((tx) => readSource(tx, source.id));
    assert.deepEqual([read.title, read.content], ['Menu', 'Café au lait costs 4 €.']);
  });

  it('forgets the old content when it is changed, and its title too', async () => {
    const { id } = await add(text('Price list', 'A haircut costs forty euros.'));
    const change = (given: Parameters<typeof changeSource>[1]['change']) =>
      within((tx) => changeSource(tx, { id, change: given }));
    const changed = await change({ content: 'A manicure costs thirty euros.' });
    assert.equal(changed.passage_count, 1);
    assert.equal((await ask('haircut')).length, 0);
    assert.equal((await ask('manicure')).length, 1);

    const [before] = await ask('manicure');
    await change({ title: 'Brochure' });
    const [after] = await ask('brochure');
    assert.equal(after?.passage_id, before?.passage_id);
    assert.equal((await ask('list')).length, 0);
    await assertIndexIsTrue();
  });

  it('leaves no trace of a deleted source', async () => {
    const { id } = await add(text('Secret recipe', 'Twelve herbs and a pinch of zanthoxylum.'));
    await within((tx) => deleteSource(tx, id));
    assert.deepEqual(await ask('zanthoxylum'), []);
    assert.deepEqual(await indexOf(), { postings: [], count: 0, hasEmptyRow: false, numbers: [] });
    await assert.rejects(
      within((tx) => readSource(tx, id)),
      { code: 'not-found' },
    );
  });

  it('keeps nothing of a change that fails half-way', async () => {
    await add(text('Kept', 'The garden is open in summer.'));
    const before = await indexOf();
    await assert.rejects(
      within(async (tx) => {
        await createSource(tx, text('Lost', 'The cellar is open in winter.'));
        throw new Error('later in the same transaction');
      }),
    );
    assert.deepEqual(await indexOf(), before);
    assert.deepEqual(await ask('cellar winter'), []);
  });

  it('keeps the index true through many changes of sources larger than a block', async () => {
    const room = (number: number) =>
      `Room ${number} has ${number % 7} beds and a view of garden ${number % 13}.`;
    const pairs = Array.from({ length: 300 }, (_, at): [string, string] => [
      `What about room ${at}?`,
      room(at),
    ]);
    const large = await add(faq('Rooms', ...pairs));
    const small = await add(text('House', 'The house was built in 1902 and has a garden.'));
    await within((tx) => deleteSource(tx, large.id));
    await add(faq('New rooms', ...pairs.slice(0, 260)));
    await within((tx) => changeSource(tx, { id: small.id, change: { content: 'It burnt down in 1911.' } }));
    const { numbers } = await indexOf();
    assert.equal(Math.max(...numbers), 260);
    await assertIndexIsTrue();
    assert.match((await ask('What about room 259?'))[0]?.text ?? '', /^Room 259 /);
  });

  it('keeps the index true when sources are changed at the same time', async () => {
    const sources = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        add(text(`Source ${at}`, `Number ${at} speaks of topic${at} and wool.`)),
      ),
    );
    await Promise.all(
      sources.flatMap(({ id }, at) => [
        within((tx) =>
          changeSource(tx, { id, change: { content: `It now speaks of theme${at} and wool.` } }),
        ),
        within((tx) => changeSource(tx, { id, change: { title: `Renamed ${at}` } })),
        add(text(`Extra ${at}`, 'One more about wool.')),
        ask('wool'),
      ]),
    );
    await Promise.all(sources.slice(0, 4).map(({ id }) => within((tx) => deleteSource(tx, id))));
    await assertIndexIsTrue();
    assert.equal((await indexOf()).count, 12);
    assert.equal((await ask('theme7'))[0]?.source_title, 'Renamed 7');
    assert.deepEqual(await ask('theme1 topic1'), await ask('theme1 topic1'));
  });

  it('refuses what is empty or beyond the limits', async () => {
    const refused = (source: CreateSource, path: string) =>
      assert.rejects(add(source), (error) => error instanceof AppError && error.fields?.[0]?.path === path);
    await refused(text('Title', '\u0000 \n'), 'content');
    await refused(text(' ', 'Content'), 'title');
    await refused(text('Title', 'x'.repeat(200_001)), 'content');
    await refused(text('t'.repeat(301), 'Content'), 'title');
    await refused(text('Title', '# a\n'.repeat(2_001)), 'content');
    await refused(faq('Title', ['Why?', ' ']), 'entries.0.answer');
    const { id } = await add(text('Title', 'Content'));
    const entries = [{ question: 'Why?', answer: 'So.' }];
    await assert.rejects(
      within((tx) => changeSource(tx, { id, change: { entries } })),
      { code: 'invalid-input' },
    );
    await assertIndexIsTrue();
  });

  it('takes a source of the largest size', async function () {
    this.timeout(60_000);
    const content = Array.from({ length: 20_000 }, (_, at) => `w${at % 5_000}x${at}`)
      .join(' ')
      .slice(0, 199_000);
    const source = await add(text('Large', content));
    assert.ok(source.passage_count > 200);
    assert.equal((await ask('w4999x14999'))[0]?.source_id, source.id);
    await within((tx) => deleteSource(tx, source.id));
    assert.deepEqual((await indexOf()).postings, []);
  });

  it('lists sources page by page, the last changed first, by kind and part of the title', async () => {
    for (const title of ['One 50%', 'Two', 'Three 50']) await add(text(title, 'Text.'));
    await add(faq('Four', ['Why?', 'So.']));
    const list = (query: object) => within((tx) => listSources(tx, { limit: 2, ...query }));
    const titles = (page: Awaited<ReturnType<typeof list>>) => page.items.map(({ title }) => title);
    const first = await list({});
    assert.deepEqual(titles(first), ['Four', 'Three 50']);
    const second = await list({ cursor: first.next_cursor ?? undefined });
    assert.deepEqual([titles(second), second.next_cursor], [['Two', 'One 50%'], null]);
    assert.deepEqual(titles(await list({ kind: 'faq' })), ['Four']);
    assert.deepEqual(titles(await list({ q: '50%' })), ['One 50%']);
    assert.deepEqual(titles(await list({ q: 'THREE' })), ['Three 50']);
    assert.deepEqual(titles(await list({ status: 'failed' })), []);
  });

  it('builds an index of an older version anew before it is asked or changed', async () => {
    await add(text('Garden', 'The roses bloom in June.'));
    const current = await indexOf();
    const makeOld = () =>
      within(async (tx) => {
        await tx('knowledge_terms').update({ term: tx.raw('-term') });
        await tx('knowledge_indexes').update({ format: indexFormat - 1 });
      });
    await makeOld();
    assert.equal((await ask('roses')).length, 1);
    assert.deepEqual(await indexOf(), current);
    await makeOld();
    const { id } = await add(text('Pond', 'The lilies bloom in July.'));
    await within((tx) => deleteSource(tx, id));
    assert.deepEqual(await indexOf(), current);
  });

  it('leaves an index of a newer version alone', async () => {
    await add(text('Garden', 'The roses bloom in June.'));
    await within((tx) => tx('knowledge_indexes').update({ format: indexFormat + 1 }));
    await assert.rejects(add(text('Pond', 'The lilies bloom in July.')), { code: 'unavailable' });
    assert.equal((await ask('roses')).length, 1);
  });
});
