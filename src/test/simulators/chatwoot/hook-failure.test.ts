import assert from 'node:assert/strict';
import { type HookReceiver, startHookReceiver } from './hook-receiver.js';
import { accountEvents } from './hook-targets.js';
import { type ChatwootSimulator, startChatwoot } from './start.js';
import { type Story, storyIds, tellStory } from './story.js';

const { accountId, apiInboxId, conversationId } = storyIds;
const where = { accountId, conversationId };

describe('Chatwoot simulator: what follows when a hook fails', () => {
  let chatwoot: ChatwootSimulator;
  let story: Story;
  let receiver: HookReceiver;

  beforeEach(async () => {
    const knobs = { botRetryDelaysMs: [1, 1] };
    [chatwoot, receiver] = await Promise.all([startChatwoot({ knobs }), startHookReceiver()]);
    story = tellStory(chatwoot);
  });
  afterEach(() => Promise.all([chatwoot.stop(), receiver.stop()]));

  const onBot = () => void (story.bot.outgoing_url = receiver.url);
  const onAccount = (events: readonly string[] = ['message_created']) =>
    chatwoot.addWebhook(accountId, receiver.url, events);
  const write = (content: string) => chatwoot.visitorWrites(where, content);
  const status = () => chatwoot.conversation(where)?.status;
  const tries = () =>
    chatwoot.ledger.deliveries
      .filter(({ event }) => event === 'message_created')
      .map((entry) => [entry.attempt, entry.status]);

  it('tries a bot again after 429 and 500, three times in all, and leaves what then succeeds pending', async () => {
    onBot();
    const answers = [500, 429, 200];
    receiver.answer = () => answers.shift() ?? 200;
    write('Hello');
    await chatwoot.settled();
    assert.deepEqual(tries(), [
      [1, 500],
      [2, 429],
      [3, 200],
    ]);
    assert.equal(status(), 'pending');
  });

  it('opens a pending conversation whose bot has failed three times, with an activity that no hook tells', async () => {
    onBot();
    onAccount(accountEvents);
    receiver.answer = ({ event }) => (event === 'message_created' ? 500 : 200);
    write('Hello');
    await chatwoot.settled();
    assert.equal(status(), 'open');
    const activity = chatwoot.conversation(where)?.messages.at(-1);
    assert.equal(activity?.message_type, 2);
    const events = receiver.events();
    assert.ok(events.includes('conversation_opened') && events.includes('conversation_status_changed'));
    assert.ok(!receiver.received.some(({ payload }) => payload['content'] === activity.content));
  });

  it('opens it at once after 503, 404, a redirect or silence, with no second try', async () => {
    onBot();
    for (const answer of [503, 404, 302, undefined]) {
      chatwoot.operatorSetsStatus(where, 'pending');
      await chatwoot.settled();
      chatwoot.ledger.clear();
      if (answer === undefined) chatwoot.knobs.hookTimeoutMs = 20;
      receiver.answer = ({ event }) => (event === 'message_created' ? answer : 200);
      write('Hello');
      await chatwoot.settled();
      assert.deepEqual([tries(), status()], [[[1, answer ?? null]], 'open']);
    }
    assert.match(String(chatwoot.ledger.deliveries[0]?.error), /TimeoutError/);
  });

  it('opens nothing for other events, for account webhooks, or where the account keeps it pending', async () => {
    receiver.answer = () => 503;
    onAccount();
    write('Hello');
    await chatwoot.settled();
    assert.equal(status(), 'pending');
    onBot();
    chatwoot.operatorLabels(where, ['lead']);
    await chatwoot.settled();
    assert.equal(status(), 'pending');
    chatwoot.keepPendingOnBotFailure(accountId, true);
    write('Hello?');
    await chatwoot.settled();
    assert.equal(status(), 'pending');
  });

  it('marks a message of an API inbox failed when its hook fails, and tries no second time', async () => {
    chatwoot.setInbox({ accountId, inboxId: apiInboxId }, { webhookUrl: receiver.url });
    receiver.answer = () => 500;
    const { conversationId: id } = chatwoot.visitorWrites({ accountId, inboxId: apiInboxId }, 'Hello');
    await chatwoot.settled();
    const [message] = chatwoot.conversation({ accountId, conversationId: id })?.messages ?? [];
    assert.deepEqual(
      [message?.status, message?.content_attributes],
      ['failed', { external_error: 'status 500' }],
    );
    assert.deepEqual(tries(), [[1, 500]]);
  });

  it('delivers nothing to this machine where private addresses are refused', async () => {
    onBot();
    chatwoot.knobs.privateHookAddresses = 'refused';
    write('Hello');
    await chatwoot.settled();
    assert.equal(receiver.received.length, 0);
    assert.equal(status(), 'open');
  });

  it('opens it when the hook could not leave, and when it arrived and the answer was lost', async () => {
    onBot();
    for (const [kind, arrived] of [
      ['fail', 0],
      ['lose-answer', 1],
    ] as const) {
      chatwoot.operatorSetsStatus(where, 'pending');
      await chatwoot.settled();
      receiver.received.length = 0;
      chatwoot.faults.deliveries.queue('message_created', { kind });
      write('Hello');
      await chatwoot.settled();
      const heard = receiver.received.filter(({ event }) => event === 'message_created');
      assert.deepEqual([heard.length, status()], [arrived, 'open']);
    }
  });
});
