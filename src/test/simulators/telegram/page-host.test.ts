import assert from 'node:assert/strict';
import { z } from 'zod';
import { callTelegram } from './client.js';
import { startTelegram, type TelegramSimulator } from './start.js';

const State = z.object({
  title: z.string(),
  account: z.object({ facts: z.array(z.object({ label: z.string(), value: z.string() })) }).nullable(),
  conversation: z
    .object({
      isOpen: z.boolean(),
      typing: z.string(),
      messages: z.array(z.object({ role: z.string(), text: z.string() })),
    })
    .nullable(),
  settings: z.array(z.object({ id: z.string(), value: z.string() })).optional(),
  deliveries: z.array(z.object({ what: z.string(), tone: z.string() })),
  calls: z.array(z.object({ what: z.string(), outcome: z.string() })),
  faults: z.object({ rules: z.array(z.string()) }),
});
const Result = z
  .looseObject({ account: z.string(), conversation: z.string(), problem: z.string() })
  .partial();

describe('Telegram simulator: the page for people', () => {
  let telegram: TelegramSimulator;
  let account: string;

  beforeEach(async () => {
    telegram = await startTelegram();
    account = (await act({ do: 'create-account', name: 'Harbor & Pine' })).account ?? '';
  });
  afterEach(() => telegram.stop());

  const state = async (conversation = '') =>
    State.parse(
      await (
        await fetch(`${telegram.url}/_sim/state?${new URLSearchParams({ account, conversation })}`)
      ).json(),
    );
  const post = async (path: string, json: unknown) => {
    const response = await fetch(`${telegram.url}/_sim/${path}`, {
      method: 'POST',
      body: JSON.stringify(json),
    });
    return { status: response.status, ...Result.parse(await response.json()) };
  };
  const act = (action: unknown) => post('act', action);
  const visitorWrites = (text: string, conversation: string | null = null) =>
    act({ do: 'visitor-writes', account, conversation, text });
  const tokenShown = async () =>
    (await state()).account?.facts.find(({ label }) => label === 'Bot token')?.value ?? '';

  it('is served, and makes a bot whose shown token opens the API', async () => {
    const page = await fetch(`${telegram.url}/_sim/`);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    const token = await tokenShown();
    assert.equal((await callTelegram({ url: telegram.url, token }, 'getMe')).status, 200);
    assert.deepEqual((await state()).calls, [{ what: 'getMe {}', outcome: '200' }]);
  });

  it('shows a visitor’s chat with the answer of the bot, who is typing, and who blocked it', async () => {
    const { conversation = '' } = await visitorWrites('Hello');
    const token = await tokenShown();
    const [, chatId] = conversation.split('/');
    await callTelegram({ url: telegram.url, token }, 'sendMessage', { chat_id: chatId, text: 'Hi' });
    const typing = { chat_id: chatId, action: 'typing' };
    await callTelegram({ url: telegram.url, token }, 'sendChatAction', typing);
    await act({ do: 'close', conversation });
    const shown = (await state(conversation)).conversation!;
    assert.deepEqual(
      shown.messages.map(({ role, text }) => [role, text]),
      [
        ['visitor', 'Hello'],
        ['bot', 'Hi'],
      ],
    );
    assert.deepEqual([shown.isOpen, shown.typing], [false, 'The bot is typing …']);
    await act({ do: 'reopen', conversation });
    assert.equal((await state(conversation)).conversation?.isOpen, true);
  });

  it('lets one write as a customer and as the owner of a business account', async () => {
    await post('set', { account, id: 'newVisitorsTo', value: 'owner' });
    const { conversation = '' } = await visitorWrites('Is the table there?');
    await act({ do: 'operator-writes', conversation, text: 'It is', isPrivate: false });
    await visitorWrites('Fine', conversation);
    assert.deepEqual(
      (await state(conversation)).conversation?.messages.map(({ role }) => role),
      ['visitor', 'operator', 'visitor'],
    );
    const again = await visitorWrites('Another customer');
    assert.equal(again.conversation?.split('/')[0], conversation.split('/')[0]);
    assert.equal((await state()).settings?.[0]?.value, 'owner');
  });

  it('sets and clears faults, and says what it does not understand or Telegram does not have', async () => {
    await act({ do: 'set-call-fault', route: 'sendMessage', id: '502', percent: 100 });
    await act({ do: 'set-delivery-fault', event: '*', id: 'drop', percent: 50 });
    assert.equal((await state()).faults.rules.length, 2);
    await act({ do: 'clear-faults' });
    assert.deepEqual((await state()).faults.rules, []);
    const { conversation } = await visitorWrites('Hello');
    for (const [path, json] of [
      ['act', { do: 'operator-writes', conversation, text: 'Hi', isPrivate: false }],
      ['act', { do: 'operator-writes', conversation, text: 'Hi', isPrivate: true }],
      ['act', { do: 'close', conversation: 'x' }],
      ['act', { do: 'set-list-lag', ms: 5 }],
      ['act', { do: 'set-call-fault', route: '*', id: 'x', percent: 1 }],
      ['set', { account, id: 'mood', value: 'good' }],
      ['set', { account, id: 'newVisitorsTo', value: 'nobody' }],
    ] as const) {
      const { status, problem } = await post(path, json);
      assert.equal(status, 400);
      assert.ok(problem);
    }
  });
});
