import assert from 'node:assert/strict';
import { z } from 'zod';
import { callCrisp, type Caller } from './client.js';
import { fixtureNames, readErrorFixture } from './read-fixture.js';
import { type CrispSimulator, startCrisp } from './start.js';
import { storyIds, type Story, tellStory } from './story.js';

const website = `/v1/website/${storyIds.websiteId}`;
const conversation = `${website}/conversation/${storyIds.sessionId}`;
const Envelope = z.object({ error: z.boolean(), reason: z.string() });
const text = { type: 'text', from: 'operator', origin: 'chat', content: 'Hello' };

describe('Crisp simulator: who may call', () => {
  let crisp: CrispSimulator;
  let story: Story;
  let owner: Caller;
  let plugin: Caller;

  beforeEach(async () => {
    crisp = await startCrisp();
    story = tellStory(crisp);
    owner = { ...story.websiteToken, url: crisp.url, tier: 'website' };
    plugin = { ...story.plugin, url: crisp.url, tier: 'plugin' };
  });
  afterEach(() => crisp.stop());

  const refusal = async (caller: Caller, request: string, body?: unknown) => {
    const { status, body: answer } = await callCrisp(caller, request, body);
    return { status, body: answer };
  };

  it('lets a website token and a plugin token in, each under its own tier only', async () => {
    const expected = readErrorFixture('401-invalid_session');
    for (const caller of [owner, plugin]) {
      assert.equal((await callCrisp(caller, `GET ${website}`)).status, 200);
      const other = caller.tier === 'website' ? 'plugin' : 'website';
      assert.deepEqual(await refusal({ ...caller, tier: other }, `GET ${website}`), expected);
      assert.deepEqual(await refusal({ ...caller, key: 'wrong' }, `GET ${website}`), expected);
    }
    const response = await fetch(`${crisp.url}${website}`, { headers: { 'X-Crisp-Tier': 'website' } });
    assert.equal(response.status, 401);
  });

  it('stops a rolled token at once', async () => {
    const fresh = crisp.rollWebsiteToken(storyIds.websiteId);
    assert.equal((await callCrisp(owner, `GET ${website}`)).status, 401);
    assert.equal((await callCrisp({ ...owner, ...fresh }, `GET ${website}`)).status, 200);
    crisp.rollPluginToken(storyIds.pluginId);
    assert.equal((await callCrisp(plugin, `GET ${website}`)).status, 401);
  });

  it('hides other websites from a website token', async () => {
    const other = crisp.createWebsite({ name: 'Other', domain: 'other.example' });
    const expected = readErrorFixture('404-website_not_found');
    assert.deepEqual(await refusal(owner, `GET /v1/website/${other.websiteId}`), expected);
    assert.deepEqual(await refusal(owner, `GET /v1/website/none`), expected);
  });

  it('answers not_subscribed to a plugin where it is not installed, for real and invented websites alike', async () => {
    const other = crisp.createWebsite({ name: 'Other', domain: 'other.example' });
    const expected = readErrorFixture('404-not_subscribed');
    assert.deepEqual(await refusal(plugin, `GET /v1/website/${other.websiteId}`), expected);
    assert.deepEqual(await refusal(plugin, `GET /v1/website/none`), expected);
    crisp.installPlugin({ pluginId: storyIds.pluginId, websiteId: other.websiteId });
    assert.equal((await callCrisp(plugin, `GET /v1/website/${other.websiteId}`)).status, 200);
    crisp.uninstallPlugin({ pluginId: storyIds.pluginId, websiteId: storyIds.websiteId });
    assert.deepEqual(await refusal(plugin, `GET ${website}`), expected);
  });

  it('keeps plugin routes from website tokens', async () => {
    const answer = await refusal(owner, 'GET /v1/plugin/connect/account');
    assert.deepEqual(answer, readErrorFixture('403-restricted_route_tier'));
  });

  it('answers 404 for an unknown conversation, message and route, and notes the unknown route', async () => {
    const expected = readErrorFixture('404-conversation_not_found');
    assert.deepEqual(
      await refusal(owner, `POST ${website}/conversation/session_none/message`, text),
      expected,
    );
    assert.equal((await callCrisp(owner, `GET ${conversation}/message/1`)).status, 404);
    assert.equal((await callCrisp(owner, `GET ${conversation}/mesages`)).status, 404);
    assert.equal(crisp.ledger.calls.at(-1)?.route, 'unknown');
  });

  it('refuses bodies of a wrong shape with 400 and stores nothing', async () => {
    crisp.ledger.clear();
    const { from, origin, content, ...typeOnly } = text;
    for (const body of [
      { from, origin, content },
      { ...typeOnly, origin, content },
      { ...typeOnly, from, content },
      { ...typeOnly, from, origin },
      { ...text, content: '' },
      { ...text, type: 'picker' },
      { ...text, from: 'bot' },
      { ...text, fingerprint: 2 ** 60 },
      { ...text, automatic: true },
    ]) {
      const answer = await callCrisp(owner, `POST ${conversation}/message`, body);
      assert.equal(answer.status, 400, JSON.stringify(body));
      assert.deepEqual(Envelope.parse(answer.body), { error: true, reason: 'invalid_data' });
    }
    assert.deepEqual(crisp.ledger.messages, []);
    for (const [request, body] of [
      [`PATCH ${conversation}/state`, { state: 'open' }],
      [`PATCH ${conversation}/meta`, { email: 'not an address' }],
      [`PATCH ${conversation}/compose`, { type: 'start' }],
      [`GET ${website}/conversations/1?per_page=51`, undefined],
      [`GET ${website}/conversations/0`, undefined],
      [`GET ${conversation}/messages?timestamp_before=yesterday`, undefined],
    ] as const)
      assert.equal((await callCrisp(owner, request, body)).status, 400, request);
  });

  it('refuses a body that is no JSON', async () => {
    const basic = Buffer.from(`${owner.identifier}:${owner.key}`).toString('base64');
    const response = await fetch(`${crisp.url}${conversation}/message`, {
      method: 'POST',
      headers: { Authorization: `Basic ${basic}`, 'X-Crisp-Tier': 'website' },
      body: '{"type":',
    });
    assert.equal(response.status, 400);
    assert.equal(crisp.ledger.calls.at(-1)?.body, '{"type":');
  });

  it('refuses notes on the free plan only', async () => {
    const free = crisp.createWebsite({ name: 'Free', domain: 'free.example', plan: 'free' });
    const { sessionId } = crisp.visitorWrites(free, 'Hi');
    const caller = { ...free.websiteToken, url: crisp.url, tier: 'website' as const };
    const path = `POST /v1/website/${free.websiteId}/conversation/${sessionId}/message`;
    assert.equal((await callCrisp(caller, path, { ...text, type: 'note' })).status, 402);
    assert.equal((await callCrisp(caller, path, text)).status, 202);
    assert.equal(
      (await callCrisp(owner, `POST ${conversation}/message`, { ...text, type: 'note' })).status,
      202,
    );
  });

  it('answers 423 beyond the quota of a token, until the next day', async () => {
    let now = Date.UTC(2026, 0, 1, 23);
    const limited = await startCrisp({ now: () => new Date(now), knobs: { quotaPerDay: 2 } });
    const told = tellStory(limited);
    const caller = { ...told.websiteToken, url: limited.url, tier: 'website' as const };
    const other = { ...told.plugin, url: limited.url, tier: 'plugin' as const };
    await callCrisp(caller, `GET ${website}`);
    await callCrisp(caller, `GET ${website}`);
    assert.deepEqual(await refusal(caller, `GET ${website}`), readErrorFixture('423-quota_limit_exceeded'));
    assert.equal((await callCrisp(other, `GET ${website}`)).status, 200);
    now += 3_600_000;
    assert.equal((await callCrisp(caller, `GET ${website}`)).status, 200);
    await limited.stop();
  });

  it('says what Crisp says for every status that a fault forces', async () => {
    const recorded = new Map(fixtureNames('errors').map((name) => [readErrorFixture(name).status, name]));
    for (const [status, name] of recorded) {
      if (status === 404) continue;
      crisp.faults.calls.queue('website.get', { kind: 'status', status });
      const answer = await callCrisp(owner, `GET ${website}`);
      assert.equal(answer.status, status);
      const expected = Envelope.parse(readErrorFixture(name).body);
      assert.deepEqual(Envelope.parse(answer.body), expected);
    }
  });
});
