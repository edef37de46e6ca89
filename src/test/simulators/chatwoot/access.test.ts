import assert from 'node:assert/strict';
import { z } from 'zod';
import { type Caller, callChatwoot } from './client.js';
import { readErrorFixture } from './read-fixture.js';
import { type ChatwootSimulator, startChatwoot } from './start.js';
import { type Story, storyIds, tellStory } from './story.js';

const { accountId, inboxId, conversationId, contactId, botId } = storyIds;
const account = `/api/v1/accounts/${accountId}`;
const conversation = `${account}/conversations/${conversationId}`;
const Keys = z.object({ access_token: z.string().optional(), secret: z.string().optional() });

/** A call of every route that bot tokens may use, and since when. */
const botRoutes = {
  always: [
    [`POST ${conversation}/messages`, { content: 'Hello' }],
    [`POST ${conversation}/toggle_status`, { status: 'open' }],
    [`POST ${conversation}/toggle_priority`, { priority: 'high' }],
    [`PATCH ${conversation}`, { priority: 'low' }],
    [`POST ${conversation}/custom_attributes`, { custom_attributes: { lead: 'yes' } }],
    [`POST ${conversation}/assignments`, { assignee_id: null }],
    [`POST ${account}/conversations`, { source_id: storyIds.sourceId }],
  ],
  current: [
    [`GET ${conversation}`, undefined],
    [`POST ${conversation}/toggle_typing_status`, { typing_status: 'on' }],
    [`GET ${conversation}/labels`, undefined],
    [`POST ${conversation}/labels`, { labels: ['lead'] }],
  ],
} as const;

/** Calls that only users may make. */
const userRoutes = [
  'GET /api/v1/profile',
  `GET ${account}`,
  `GET ${account}/inboxes`,
  `GET ${account}/inboxes/${inboxId}`,
  `GET ${account}/inboxes/${inboxId}/agent_bot`,
  `GET ${account}/agents`,
  `GET ${account}/agent_bots`,
  `GET ${account}/agent_bots/${botId}`,
  `GET ${account}/conversations`,
  `GET ${conversation}/messages`,
  `GET ${account}/contacts`,
  `GET ${account}/contacts/${contactId}`,
  `GET ${account}/contacts/${contactId}/notes`,
  `GET ${account}/contacts/${contactId}/conversations`,
  `GET ${account}/contacts/search?q=cold`,
  `GET ${account}/portals/help/articles`,
];

const administratorRoutes = [
  `POST ${account}/agent_bots`,
  `PATCH ${account}/agent_bots/${botId}`,
  `DELETE ${account}/agent_bots/${botId}`,
  `POST ${account}/agent_bots/${botId}/reset_secret`,
  `POST ${account}/inboxes/${inboxId}/set_agent_bot`,
  `GET ${account}/webhooks`,
  `POST ${account}/webhooks`,
];

describe('Chatwoot simulator: who may call', () => {
  let chatwoot: ChatwootSimulator;
  let story: Story;

  beforeEach(async () => {
    chatwoot = await startChatwoot();
    story = tellStory(chatwoot);
  });
  afterEach(() => chatwoot.stop());

  const by = (token: string): Caller => ({ url: chatwoot.url, token });
  const call = async (token: string, request: string, body?: unknown) => {
    const { status, body: answer } = await callChatwoot(by(token), request, body);
    return { status, body: answer };
  };

  it('refuses no token and an unknown token, each in its own words, and stops a rolled one at once', async () => {
    assert.deepEqual(await call('', `GET ${conversation}`), readErrorFixture('401-no-token'));
    assert.deepEqual(await call('wrong', `GET ${conversation}`), readErrorFixture('401-invalid-token'));
    const old = story.administrator.token;
    const fresh = chatwoot.rollUserToken(storyIds.administratorId);
    assert.equal((await call(old, `GET ${conversation}`)).status, 401);
    assert.equal((await call(fresh, `GET ${conversation}`)).status, 200);
    const oldOfBot = story.bot.token;
    chatwoot.rollBotToken({ accountId, botId });
    assert.equal((await call(oldOfBot, `GET ${conversation}`)).status, 401);
  });

  it('takes the token under the spelling that proxies let through', async () => {
    const headers = { 'Api-Access-Token': story.bot.token };
    assert.equal((await fetch(`${chatwoot.url}${conversation}`, { headers })).status, 200);
  });

  it('lets a bot token use its list of routes and nothing else', async () => {
    for (const [request, body] of [...botRoutes.always, ...botRoutes.current])
      assert.equal((await call(story.bot.token, request, body)).status, 200, request);
    const expected = readErrorFixture('401-bot-not-allowed');
    for (const request of [...userRoutes, ...administratorRoutes])
      assert.deepEqual(await call(story.bot.token, request), expected, request);
    assert.ok(chatwoot.ledger.calls.every(({ caller }) => caller === `bot ${botId}`));
  });

  it('lets a bot token of an old server neither look at a conversation, nor type, nor label', async () => {
    chatwoot.knobs.botRights = '4.2';
    for (const [request, body] of botRoutes.always)
      assert.equal((await call(story.bot.token, request, body)).status, 200, request);
    for (const [request, body] of botRoutes.current)
      assert.deepEqual(await call(story.bot.token, request, body), readErrorFixture('401-bot-not-allowed'));
  });

  it('lets an agent read, and refuses him with 401 what is for administrators', async () => {
    for (const request of userRoutes)
      assert.equal((await call(story.operator.token, request)).status, 200, request);
    const expected = readErrorFixture('401-not-allowed-action');
    for (const request of administratorRoutes)
      assert.deepEqual(await call(story.operator.token, request), expected, request);
  });

  it('shows the keys of a bot to administrators only', async () => {
    const keysFor = async (token: string) =>
      Keys.parse((await call(token, `GET ${account}/agent_bots/${botId}`)).body);
    const { token, secret } = story.bot;
    assert.deepEqual(await keysFor(story.administrator.token), { access_token: token, secret });
    assert.deepEqual(await keysFor(story.operator.token), {});
    chatwoot.knobs.signatures = 'none';
    assert.deepEqual(await keysFor(story.administrator.token), { access_token: token });
  });

  it('keeps users and bots out of other accounts, and everyone out of a suspended one', async () => {
    const other = chatwoot.createAccount({ name: 'Other' });
    const there = `/api/v1/accounts/${other.accountId}`;
    const { conversationId: id } = chatwoot.visitorWrites({ accountId: other.accountId }, 'Hello');
    const { administrator, bot } = story;
    assert.deepEqual(
      await call(administrator.token, `GET ${there}/inboxes`),
      readErrorFixture('401-user-wrong-account'),
    );
    assert.deepEqual(
      await call(bot.token, `GET ${there}/conversations/${id}`),
      readErrorFixture('401-bot-wrong-account'),
    );
    chatwoot.suspendAccount(accountId, true);
    const expected = readErrorFixture('401-account-suspended');
    assert.deepEqual(await call(administrator.token, `GET ${account}/inboxes`), expected);
    assert.deepEqual(await call(bot.token, `GET ${conversation}`), expected);
    chatwoot.suspendAccount(accountId, false);
    assert.equal((await call(bot.token, `GET ${conversation}`)).status, 200);
  });

  it('answers 404 for what is not there, in this account or at all, and notes an unknown route', async () => {
    const { token } = story.administrator;
    const expected = readErrorFixture('404-not-found');
    for (const request of [
      `GET ${account}/conversations/4711`,
      `POST ${account}/conversations/4711/messages`,
      `GET ${account}/contacts/4711`,
      `GET ${account}/inboxes/4711`,
      `GET ${account}/agent_bots/4711`,
      'GET /api/v1/accounts/4711/inboxes',
      'GET /public/api/v1/inboxes/none/contacts/none/conversations/1/messages',
    ])
      assert.deepEqual(await call(token, request), expected, request);
    assert.equal((await call(token, `GET ${account}/nonsense`)).status, 404);
    assert.equal(chatwoot.ledger.calls.at(-1)?.route, 'unknown');
  });

  it('refuses a body that is no JSON with 400', async () => {
    const headers = { api_access_token: story.bot.token, 'Content-Type': 'application/json' };
    const url = `${chatwoot.url}${conversation}/messages`;
    assert.equal((await fetch(url, { method: 'POST', headers, body: '{"content":' })).status, 400);
    assert.equal(chatwoot.ledger.calls.at(-1)?.body, '{"content":');
  });

  it('F-044: answers 429 beyond the calls of a minute and the searches of an account, until the next', async () => {
    let now = Date.UTC(2026, 0, 1);
    const limits = { callsPerMinute: 6, searchesPerMinute: 1 };
    const limited = await startChatwoot({ now: () => new Date(now), knobs: limits });
    const { administrator } = tellStory(limited);
    const other = limited.createAccount({ name: 'Other' });
    const caller = { url: limited.url, token: administrator.token };
    const search = async () => {
      const { status, body } = await callChatwoot(caller, `GET ${account}/contacts/search?q=cold`);
      return { status, body };
    };
    assert.equal((await search()).status, 200);
    assert.deepEqual(await search(), readErrorFixture('429-throttled'));
    const theirs = `GET /api/v1/accounts/${other.accountId}/contacts/search?q=x`;
    const otherCaller = { url: limited.url, token: other.administrator.token };
    assert.equal((await callChatwoot(otherCaller, theirs)).status, 200);
    const statuses = [];
    for (let index = 0; index < 4; index += 1)
      statuses.push((await callChatwoot(caller, `GET ${conversation}`)).status);
    assert.deepEqual(statuses, [200, 200, 200, 429]);
    now += 60_000;
    assert.equal((await search()).status, 200);
    await limited.stop();
  });
});
