import assert from 'node:assert/strict';
import { z } from 'zod';
import { callChatwoot } from './client.js';
import { type HookReceiver, startHookReceiver } from './hook-receiver.js';
import { type ChatwootSimulator, startChatwoot } from './start.js';
import { storyIds, tellStory } from './story.js';

const State = z.object({
  title: z.string(),
  accounts: z.array(z.object({ id: z.string(), name: z.string() })),
  account: z.object({ facts: z.array(z.object({ label: z.string(), value: z.string() })) }).nullable(),
  conversation: z
    .object({
      isOpen: z.boolean(),
      note: z.string(),
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

describe('Chatwoot simulator: the page for people', () => {
  let chatwoot: ChatwootSimulator;
  let receiver: HookReceiver;

  beforeEach(async () => {
    [chatwoot, receiver] = await Promise.all([startChatwoot(), startHookReceiver()]);
  });
  afterEach(() => Promise.all([chatwoot.stop(), receiver.stop()]));

  const state = async (query = '') =>
    State.parse(await (await fetch(`${chatwoot.url}/_sim/state?${query}`)).json());
  const post = async (path: string, json: unknown) => {
    const response = await fetch(`${chatwoot.url}/_sim/${path}`, {
      method: 'POST',
      body: JSON.stringify(json),
    });
    return { status: response.status, ...Result.parse(await response.json()) };
  };
  const act = (action: unknown) => post('act', action);
  const makeAccount = async (name = 'Harbor & Pine') =>
    (await act({ do: 'create-account', name })).account ?? '';

  it('is served, and makes an account whose shown token opens the API', async () => {
    const page = await fetch(`${chatwoot.url}/_sim/`);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    assert.equal((await state()).account, null);
    const account = await makeAccount();
    const shown = (await state()).account!.facts.map(({ label, value }) => [label, value] as const);
    const facts = Object.fromEntries(shown);
    assert.deepEqual([facts['Base URL'], facts['Account id']], [chatwoot.url, account]);
    const caller = { url: chatwoot.url, token: facts['Access token of an administrator'] ?? '' };
    const webhooks = `/api/v1/accounts/${account}/webhooks`;
    assert.equal((await callChatwoot(caller, `GET ${webhooks}`)).status, 200);
    const [call] = (await state()).calls;
    assert.match(call?.what ?? '', /^GET .*webhooks \(user \d+\)$/);
    assert.equal(call?.outcome, '200');
  });

  it('sends hooks to the addresses that are pasted there, by a bot of its own and from the account', async () => {
    const account = await makeAccount();
    await post('set', { account, id: 'bot-hook', value: receiver.url });
    await post('set', { account, id: 'account-hook', value: receiver.url });
    await act({ do: 'visitor-writes', account, conversation: null, text: 'Hello' });
    await chatwoot.settled();
    const heard = receiver.received.filter(({ event }) => event === 'message_created');
    assert.equal(heard.length, 2);
    const { settings, deliveries, account: shown } = await state();
    assert.ok(deliveries.every(({ tone }) => tone === 'good'));
    assert.equal(settings?.find(({ id }) => id === 'bot-hook')?.value, receiver.url);
    assert.ok(shown!.facts.some(({ label }) => label === 'Webhook secret of bot “Patchbay”'));
    await post('set', { account, id: 'account-hook', value: '' });
    await post('set', { account, id: 'bot-hook', value: '' });
    receiver.received.length = 0;
    await act({ do: 'visitor-writes', account, conversation: null, text: 'Hello?' });
    await chatwoot.settled();
    assert.deepEqual(receiver.received, []);
  });

  it('shows a conversation with its notes, its activities, its files and who is typing', async () => {
    const account = await makeAccount();
    await post('set', { account, id: 'greeting', value: 'Welcome!' });
    const { conversation } = await act({ do: 'visitor-writes', account, conversation: null, text: 'Hello' });
    await act({ do: 'operator-writes', conversation, text: 'Hi', isPrivate: false });
    await act({ do: 'operator-writes', conversation, text: 'rude', isPrivate: true });
    const [accountId = 0, conversationId = 0] = conversation!.split('-').map(Number);
    const where = { accountId, conversationId };
    const bot = chatwoot.createBot(accountId, { name: 'Other' });
    chatwoot.otherBotWrites(where, bot.id, 'beep');
    await act({ do: 'close', conversation });
    chatwoot.operatorTypes(where, true);
    const shown = (await state(`account=${account}&conversation=${conversation}`)).conversation!;
    assert.deepEqual(
      shown.messages.map(({ role, text, isPrivate }) => [role, text, isPrivate]),
      [
        ['visitor', 'Hello', false],
        ['nobody', 'Welcome!', false],
        ['operator', 'Hi', false],
        ['operator', 'rude', true],
        ['bot', 'beep', false],
        ['nobody', 'Maya Lindqvist set the status to resolved', false],
      ],
    );
    assert.deepEqual([shown.isOpen, shown.typing], [false, 'Maya Lindqvist is typing …']);
    await act({ do: 'reopen', conversation });
    assert.equal((await state(`conversation=${conversation}`)).conversation?.note, 'open, unassigned');
  });

  it('sets faults and knobs, clears faults, and says what it does not understand', async () => {
    const account = await makeAccount();
    await act({ do: 'set-call-fault', route: 'messages.list', id: '429', percent: 100 });
    await act({ do: 'set-delivery-fault', event: '*', id: 'drop', percent: 50 });
    await act({ do: 'set-list-lag', ms: 500 });
    for (const [id, value] of [
      ['signatures', 'none'],
      ['botRights', '4.2'],
      ['keepPending', 'keep'],
      ['callsPerMinute', '9'],
    ])
      await post('set', { account, id, value });
    const { signatures, botRights, callsPerMinute } = chatwoot.knobs;
    assert.deepEqual([signatures, botRights, callsPerMinute], ['none', '4.2', 9]);
    const { faults, settings } = await state();
    assert.equal(settings?.find(({ id }) => id === 'keepPending')?.value, 'keep');
    assert.deepEqual([faults.rules.length, faults.listLagMs, chatwoot.knobs.listLagMs], [2, 500, 500]);
    await act({ do: 'clear-faults' });
    assert.deepEqual((await state()).faults, { rules: [], listLagMs: 0 });
    for (const [path, json] of [
      ['act', { do: 'dance' }],
      ['act', { do: 'close', conversation: 'x' }],
      ['act', { do: 'set-call-fault', route: '*', id: 'x', percent: 1 }],
      ['set', { account, id: 'bot-hook', value: 'nowhere' }],
      ['set', { account, id: 'mood', value: 'good' }],
      ['set', { account: 'none', id: 'callsPerMinute', value: '' }],
    ] as const) {
      const { status, problem } = await post(path, json);
      assert.equal(status, 400);
      assert.ok(problem);
    }
  });

  it('shows no conversation under another account', async () => {
    tellStory(chatwoot);
    const other = await makeAccount('Other');
    const { accountId, conversationId } = storyIds;
    const name = `${accountId}-${conversationId}`;
    assert.equal((await state(`account=${other}&conversation=${name}`)).conversation, null);
    assert.notEqual((await state(`account=${accountId}&conversation=${name}`)).conversation, null);
  });
});
