import assert from 'node:assert/strict';
import { z } from 'zod';
import { demoQuestions, demoSources } from '../../onboarding/demo-content.js';
import {
  eventually,
  openTenant,
  type OpenedTenant,
  startTestApp,
  type TestApp,
} from '../../test/harness/start-test-app.js';
import { testDatabaseUrl } from '../../test/harness/test-database.js';
import { renderDemoPage } from './render-page.js';

const Answer = z.looseObject({
  decision: z.string(),
  reply: z.string().nullable(),
  sources: z.array(z.looseObject({ title: z.string() })),
  lead: z.looseObject({ email: z.string().nullable(), name: z.string().nullable() }).nullable(),
});

describe('the demo shop', () => {
  let app: TestApp;
  let shop: OpenedTenant;

  before(async () => {
    app = await startTestApp();
    shop = await openTenant(app, 'Another Harbour');
    for (const source of demoSources) await shop.api.post('/api/v1/knowledge/sources', source);
  });

  after(() => app.stop());

  const ask = async (message: string) =>
    Answer.parse(await shop.api.post('/api/v1/chat', { session_id: message.slice(0, 100), message }));

  it('answers what its page says it knows, each from the right entry', async () => {
    const expected = [
      { source: 'Opening hours', words: /10:00 to 16:00/ },
      { source: 'Delivery', words: /£12\.50/ },
      { source: 'Returns', words: /60 days/ },
    ];
    for (const [at, question] of demoQuestions.known.entries()) {
      const { decision, reply, sources } = await ask(question);
      assert.deepEqual([decision, sources[0]?.title], ['reply', expected[at]?.source], question);
      assert.match(reply ?? '', expected[at]?.words ?? /^$/, question);
    }
  });

  it('hands over what its page says it does not know', async () => {
    assert.equal((await ask(demoQuestions.unknown)).decision, 'hand-over');
  });

  it('makes a lead of the address that its page suggests to leave', async () => {
    const { lead } = await ask(demoQuestions.withEmail);
    assert.deepEqual([lead?.email, lead?.name], ['ada@example.com', 'Ada']);
  });

  it('is a page without any code of its own, under the strictest policy', async function () {
    // The demo belongs to the embedded shape.
    if (testDatabaseUrl !== undefined) return this.skip();
    const response = await eventually('the demo page', async () => {
      const answer = await fetch(`${app.url}/demo`);
      return answer.status === 200 ? answer : undefined;
    });
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /unsafe|\*/);
    const html = await response.text();
    assert.match(html, /data-key="[\w-]{8,}"/);
    assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)|\son\w+=|style=|\{\{/i);
    const style = await fetch(`${app.url}/demo/page.css`);
    assert.match(style.headers.get('content-type') ?? '', /^text\/css/);
  });

  it('writes a key into its page as text only', () => {
    assert.ok(renderDemoPage('"><script>').includes('data-key="&#34;&#62;&#60;script&#62;"'));
  });
});
