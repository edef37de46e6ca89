import assert from 'node:assert/strict';
import { z } from 'zod';
import { callCrisp } from './client.js';
import { type HookReceiver, startHookReceiver } from './hook-receiver.js';
import { type CrispSimulator, startCrisp } from './start.js';
import { storyIds, tellStory } from './story.js';

const State = z.object({
  title: z.string(),
  accounts: z.array(z.object({ id: z.string(), name: z.string() })),
  account: z.object({ facts: z.array(z.object({ label: z.string(), value: z.string() })) }).nullable(),
  conversation: z
    .object({
      isOpen: z.boolean(),
      typing: z.string(),
      messages: z.array(z.object({ role: z.string(), text: z.string(), isPrivate: z.boolean() })),
    })
    .nullable(),
  settings: z.array(z.object({ id: z.string(), value: z.string() })).optional(),
  deliveries: z.array(z.object({ what: z.string(), outcome: z.string(), tone: z.string() })),
  calls: z.array(z.object({ what: z.string(), outcome: z.string() })),
  faults: z.object({ rules: z.array(z.string()), listLagMs: z.number() }),
});
const Result = z
  .looseObject({ account: z.string(), conversation: z.string(), problem: z.string() })
  .partial();

describe('Crisp simulator: the page for people', () => {
  let crisp: CrispSimulator;
  let receiver: HookReceiver;

  beforeEach(async () => {
    [crisp, receiver] = await Promise.all([startCrisp(), startHookReceiver()]);
  });
  afterEach(() => Promise.all([crisp.stop(), receiver.stop()]));

  const state = async (query = '') =>
    State.parse(await (await fetch(`${crisp.url}/_sim/state?${query}`)).json());
  const post = async (path: string, json: unknown) => {
    const response = await fetch(`${crisp.url}/_sim/${path}`, { method: 'POST', body: JSON.stringify(json) });
    return { status: response.status, ...Result.parse(await response.json()) };
  };
  const act = (action: unknown) => post('act', action);
  const makeWebsite = async (name = 'Harbor & Pine') =>
    (await act({ do: 'create-account', name })).account ?? '';

  it('is served, and makes a website whose shown tokens open the API', async () => {
    const page = await fetch(`${crisp.url}/_sim/`);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    assert.equal((await state()).account, null);
    const account = await makeWebsite();
    const facts = Object.fromEntries(
      (await state()).account!.facts.map(({ label, value }) => [label, value]),
    );
    assert.equal(facts['Website id'], account);
    const base = facts['API base (CRISP_API_URL)'] ?? '';
    assert.equal(base, `${crisp.url}/v1`);
    for (const tier of ['website', 'plugin'] as const) {
      const label = tier === 'website' ? 'Website' : 'Plugin';
      const pair = { identifier: facts[`${label} token identifier`]!, key: facts[`${label} token key`]! };
      assert.equal((await callCrisp({ ...pair, url: base, tier }, `GET /website/${account}`)).status, 200);
    }
    assert.deepEqual(
      (await state()).calls.map(({ what }) => what),
      [`GET /v1/website/${account}`, `GET /v1/website/${account}`],
    );
  });

  it('registers hooks, then shows their deliveries', async () => {
    const account = await makeWebsite();
    await post('set', { account, id: 'website-hook', value: receiver.url });
    await post('set', { account, id: 'plugin-hook', value: receiver.url });
    await act({ do: 'visitor-writes', account, conversation: null, text: 'Hello' });
    await crisp.settled();
    assert.ok(receiver.events().includes('message:send'));
    const { deliveries, settings } = await state();
    const sent = deliveries.filter(({ what }) => what.startsWith('message:send'));
    assert.deepEqual(
      sent.map(({ tone, outcome }) => [tone, outcome]),
      [
        ['good', '200'],
        ['good', '200'],
      ],
    );
    assert.equal(settings?.find(({ id }) => id === 'website-hook')?.value, receiver.url);
    await post('set', { account, id: 'website-hook', value: '' });
    await post('set', { account, id: 'plugin-hook', value: '' });
    receiver.received.length = 0;
    await act({ do: 'visitor-writes', account, conversation: null, text: 'Hello?' });
    await crisp.settled();
    assert.deepEqual(receiver.received, []);
  });

  it('shows a conversation with its notes, its events and who is typing', async () => {
    const account = await makeWebsite();
    const { conversation } = await act({ do: 'visitor-writes', account, conversation: null, text: 'Hello' });
    await act({ do: 'operator-writes', conversation, text: 'Hi', isPrivate: false });
    await act({ do: 'operator-writes', conversation, text: 'rude', isPrivate: true });
    crisp.otherBotWrites({ websiteId: account, sessionId: conversation! }, 'beep');
    await act({ do: 'close', conversation });
    crisp.operatorTypes({ websiteId: account, sessionId: conversation! }, 'start');
    const shown = (await state(`account=${account}&conversation=${conversation}`)).conversation!;
    assert.deepEqual(
      shown.messages.map(({ role, text, isPrivate }) => [role, text, isPrivate]),
      [
        ['visitor', 'Hello', false],
        ['operator', 'Hi', false],
        ['operator', 'rude', true],
        ['bot', 'beep', false],
        ['nobody', '[event] {"namespace":"state:resolved"}', false],
      ],
    );
    assert.deepEqual([shown.isOpen, shown.typing], [false, 'Maya Lindqvist is typing …']);
    await act({ do: 'reopen', conversation });
    assert.equal((await state(`conversation=${conversation}`)).conversation?.isOpen, true);
  });

  it('sets faults and knobs, clears faults, and says what it does not understand', async () => {
    const account = await makeWebsite();
    await act({ do: 'set-call-fault', route: 'website.get', id: '423', percent: 100 });
    await act({ do: 'set-delivery-fault', event: '*', id: 'drop', percent: 50 });
    await act({ do: 'set-list-lag', ms: 500 });
    await post('set', { account, id: 'repeatedFingerprint', value: 'refuse' });
    await post('set', { account, id: 'echoFlags', value: 'missing' });
    await post('set', { account, id: 'hookTimestampUnit', value: 's' });
    await post('set', { account, id: 'quotaPerDay', value: '9' });
    const { repeatedFingerprint, echoFlags, hookTimestampUnit, quotaPerDay } = crisp.knobs;
    assert.deepEqual(
      [repeatedFingerprint, echoFlags, hookTimestampUnit, quotaPerDay],
      ['refuse', 'missing', 's', 9],
    );
    const { rules, listLagMs } = (await state()).faults;
    assert.deepEqual([rules.length, listLagMs, crisp.knobs.readCacheMs], [2, 500, 500]);
    await act({ do: 'clear-faults' });
    assert.deepEqual((await state()).faults, { rules: [], listLagMs: 0 });
    for (const [path, json] of [
      ['act', { do: 'dance' }],
      ['act', { do: 'close', conversation: 'x' }],
      ['act', { do: 'set-call-fault', route: '*', id: 'x', percent: 1 }],
      ['set', { account, id: 'website-hook', value: 'nowhere' }],
      ['set', { account, id: 'mood', value: 'good' }],
      ['set', { account: 'none', id: 'quotaPerDay', value: '' }],
    ] as const) {
      const { status, problem } = await post(path, json);
      assert.equal(status, 400);
      assert.ok(problem);
    }
  });

  it('shows no conversation under another website', async () => {
    tellStory(crisp);
    const other = await makeWebsite('Other');
    const { sessionId, websiteId } = storyIds;
    assert.equal((await state(`account=${other}&conversation=${sessionId}`)).conversation, null);
    assert.notEqual((await state(`account=${websiteId}&conversation=${sessionId}`)).conversation, null);
  });
});
