import assert from 'node:assert/strict';
import { z } from 'zod';
import { KnowledgeUsage, SearchReply, Source, SourceDetail, SourcePage } from '../contract/knowledge.js';
import {
  openTenant,
  startTestApp,
  type Api,
  type OpenedTenant,
  type TestApp,
} from '../test/harness/start-test-app.js';

const sources = '/api/v1/knowledge/sources';
const hours = {
  kind: 'faq',
  title: 'Opening hours',
  entries: [{ question: 'Are you open on Sunday?', answer: 'No. Monday to Saturday.' }],
};

describe('the API of the knowledge', () => {
  let app: TestApp;
  let bakery: OpenedTenant;
  let garage: OpenedTenant;

  before(async function () {
    this.timeout(60_000);
    app = await startTestApp({ KNOWLEDGE_SOURCES: '20' });
    bakery = await openTenant(app, 'Bakery');
    garage = await openTenant(app, 'Garage');
  });

  after(() => app.stop());

  const add = async (api: Api, source: object) => Source.parse(await api.post(sources, source));

  it('says how much there is and may be, and refuses what is more, in one of two uploads at once', async () => {
    const library = await openTenant(app, 'Library');
    const text = { kind: 'text', title: 'Book', content: 'A book.' };
    for (let count = 0; count < 19; count += 1) await add(library.api, text);
    const answers = await Promise.all([text, text].map((body) => library.api.call('POST', sources, body)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
    assert.match(
      JSON.stringify(answers),
      /"code":"limit-reached","message":"The knowledge of a business has at most 20 entries\. There are 20 now/,
    );
    const usage = KnowledgeUsage.parse(await library.api.get('/api/v1/knowledge/usage'));
    assert.deepEqual(usage, {
      sources: { used: 20, limit: 20 },
      characters: { used: 140, limit: 20_000_000 },
      passages: { used: 20, limit: 20_000 },
    });
    assert.equal(KnowledgeUsage.parse(await garage.api.get('/api/v1/knowledge/usage')).sources.used, 0);
    assert.equal((await app.as({}).call('GET', '/api/v1/knowledge/usage')).status, 401);
  });

  it('takes a source, lists, reads, searches, changes and deletes it', async () => {
    const { id, status, passage_count } = await add(bakery.api, hours);
    assert.deepEqual([status, passage_count], ['ready', 1]);
    const { items } = SourcePage.parse(await bakery.api.get(`${sources}?kind=faq`));
    assert.deepEqual(
      items.map((item) => item.id),
      [id],
    );
    const read = SourceDetail.parse(await bakery.api.get(`${sources}/${id}`));
    assert.equal(read.content, 'Q: Are you open on Sunday?\nA: No. Monday to Saturday.');
    assert.equal(read.passages[0]?.text, 'Are you open on Sunday?\nNo. Monday to Saturday.');

    const search = async () =>
      SearchReply.parse(await bakery.api.get('/api/v1/knowledge/search?q=open%20sundays%3F&language=en'))
        .items;
    const [found] = await search();
    assert.deepEqual(found?.source, { id, title: 'Opening hours', kind: 'faq' });
    assert.equal(found.passage.text, read.passages[0].text);

    const changed = await bakery.api.call('PATCH', `${sources}/${id}`, {
      content: 'Q: Is it free?\nA: Yes.',
    });
    assert.deepEqual([changed.status, Source.parse(changed.body).passage_count], [200, 1]);
    assert.ok((await search()).every(({ passage }) => passage.text === 'Is it free?\nYes.'));
    assert.equal((await bakery.api.call('DELETE', `${sources}/${id}`)).status, 204);
    assert.equal((await bakery.api.call('GET', `${sources}/${id}`)).status, 404);
  });

  it('refuses what is not a source, and says what is wrong', async () => {
    const bodies = [
      {},
      { ...hours, kind: 'pdf' },
      { ...hours, entries: [] },
      { ...hours, tenant_id: garage.id },
    ];
    for (const body of bodies) assert.equal((await bakery.api.call('POST', sources, body)).status, 400);
    const tooLong = await bakery.api.call('POST', sources, { kind: 'text', title: 'T', content: '\u0000 ' });
    assert.equal(tooLong.status, 400);
    assert.equal((await bakery.api.call('GET', '/api/v1/knowledge/search')).status, 400);
    assert.equal((await bakery.api.call('GET', `${sources}/not-an-id`)).status, 400);
  });

  it('wants a credential, and a key with the scope', async () => {
    assert.equal((await app.as({}).call('GET', sources)).status, 401);
    const { key } = z
      .looseObject({ key: z.string() })
      .parse(await bakery.api.post('/api/v1/api-keys', { name: 'reader', scopes: ['knowledge:read'] }));
    const reader = app.as({ 'x-api-key': key });
    assert.equal((await reader.call('GET', sources)).status, 200);
    assert.equal((await reader.call('POST', sources, hours)).status, 403);
  });

  it('F-075 answers for another tenant’s source as for a missing one', async () => {
    const { id } = await add(garage.api, hours);
    const missing = `${sources}/0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f06`;
    const calls = [['GET'], ['PATCH', { title: 'Stolen' }], ['DELETE']] as const;
    for (const [method, body] of calls) {
      const theirs = await bakery.api.call(method, `${sources}/${id}`, body);
      const none = await bakery.api.call(method, missing, body);
      const refusal = (answer: typeof none) =>
        z.object({ error: z.object({ code: z.string(), message: z.string() }) }).parse(answer.body);
      assert.deepEqual([theirs.status, refusal(theirs)], [none.status, refusal(none)]);
      assert.equal(theirs.status, 404);
    }
    assert.equal((await garage.api.call('GET', `${sources}/${id}`)).status, 200);
  });
});
