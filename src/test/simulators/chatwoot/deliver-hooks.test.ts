import assert from 'node:assert/strict';
import { type HookReceiver, startHookReceiver } from './hook-receiver.js';
import { readSignedHook } from './read-fixture.js';
import { railsJson, signHook } from './sign-hook.js';
import { type ChatwootSimulator, startChatwoot } from './start.js';
import { type Story, storyIds, tellStory } from './story.js';

const { accountId, inboxId, conversationId } = storyIds;
const where = { accountId, conversationId };

describe('Chatwoot simulator: delivery of hooks', () => {
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
  const contents = () =>
    receiver.received
      .filter(({ event }) => event === 'message_created')
      .map(({ payload }) => payload['content']);
  const tries = () =>
    chatwoot.ledger.deliveries
      .filter(({ event }) => event === 'message_created')
      .map((entry) => [entry.attempt, entry.status]);
  const marks = (headers: Record<string, unknown>) =>
    Object.keys(headers)
      .filter((name) => /^x-/i.test(name))
      .map((name) => name.toLowerCase())
      .toSorted();

  it('signs as the recorded hook is signed, byte for byte, and differently for any change', () => {
    const { raw_body, headers, secret, expected_signature, negative_cases } = readSignedHook();
    const timestamp = headers['X-Chatwoot-Timestamp'] ?? '';
    assert.equal(signHook(raw_body, timestamp, secret), expected_signature);
    assert.equal(railsJson(JSON.parse(raw_body)), raw_body);
    const plain = signHook(JSON.stringify(JSON.parse(raw_body)), timestamp, secret);
    assert.equal(plain, negative_cases['signature_over_reserialised_body']);
    for (const [body, time, key] of [
      [raw_body.replace('Hei', 'hei'), timestamp, secret],
      [raw_body, `${Number(timestamp) + 1}`, secret],
      [raw_body, timestamp, `${secret}0`],
    ] as const)
      assert.notEqual(signHook(body, time, key), expected_signature);
  });

  it('sends the recorded headers, a signature over the raw bytes, and an address with its query', async () => {
    onBot();
    write('Hei <b>der</b> & takk');
    await chatwoot.settled();
    const { headers, raw, path } = receiver.received[0]!;
    assert.deepEqual(marks(headers), marks(readSignedHook().headers));
    const timestamp = String(headers['x-chatwoot-timestamp']);
    assert.match(timestamp, /^\d{10}$/);
    assert.equal(headers['x-chatwoot-signature'], signHook(raw, timestamp, story.bot.secret));
    assert.ok(raw.includes('\\u003cb\\u003e'));
    const { pathname, search } = new URL(receiver.url);
    assert.equal(path, pathname + search);
  });

  it('signs nothing on old servers, and account webhooks only on those in between', async () => {
    onBot();
    onAccount();
    const signed: Record<string, string[]> = {};
    for (const age of ['all', 'account', 'none'] as const) {
      chatwoot.knobs.signatures = age;
      chatwoot.ledger.clear();
      write('Hello');
      await chatwoot.settled();
      signed[age] = chatwoot.ledger.deliveries
        .filter(({ headers }) => 'X-Chatwoot-Signature' in headers)
        .map(({ to }) => to)
        .toSorted();
    }
    assert.deepEqual(signed, { all: ['account', 'agent_bot'], account: ['account'], none: [] });
  });

  it('gives each receiver a delivery id of its own, and keeps it through the tries of a bot', async () => {
    onBot();
    onAccount();
    receiver.answer = () => 500;
    write('Hello');
    await chatwoot.settled();
    const first = chatwoot.ledger.deliveries.filter(({ event }) => event === 'message_created');
    assert.deepEqual(first.map(({ to }) => to).toSorted(), [
      'account',
      'agent_bot',
      'agent_bot',
      'agent_bot',
    ]);
    assert.equal(new Set(first.map(({ delivery }) => delivery)).size, 2);
  });

  it('tells bots the state of the event, and account webhooks a newer one where they lag', async () => {
    onBot();
    onAccount();
    chatwoot.knobs.accountHookLagMs = 20;
    write('Hello');
    chatwoot.operatorSetsStatus(where, 'open');
    await chatwoot.settled();
    const told = chatwoot.ledger.deliveries
      .filter(({ event }) => event === 'message_created')
      .map(({ to, body }) => [to, /"status":"(open|pending)"/.exec(body)?.[1]]);
    assert.deepEqual(Object.fromEntries(told), { agent_bot: 'pending', account: 'open' });
  });

  it('leaves out what changed where the server does not know it', async () => {
    onAccount(['conversation_updated']);
    chatwoot.knobs.changedAttributes = 'null';
    chatwoot.operatorLabels(where, ['lead']);
    await chatwoot.settled();
    assert.equal(receiver.received[0]?.payload['changed_attributes'], null);
  });

  it('F-056: drops, F-053: duplicates and F-055: reorders deliveries of the named event', async () => {
    onBot();
    chatwoot.faults.deliveries.queue('message_created', { kind: 'drop' });
    write('lost');
    chatwoot.faults.deliveries.queue('message_created', { kind: 'duplicate', copies: 3 });
    write('thrice');
    await chatwoot.settled();
    assert.deepEqual(contents(), ['thrice', 'thrice', 'thrice']);
    assert.equal(status(), 'pending');
    const copies = receiver.received.filter(({ event }) => event === 'message_created');
    assert.equal(new Set(copies.map(({ raw }) => raw)).size, 1);
    assert.equal(new Set(copies.map(({ headers }) => headers['x-chatwoot-delivery'])).size, 3);
    assert.deepEqual(tries()[0], [0, null]);

    receiver.received.length = 0;
    chatwoot.faults.deliveries.queue('message_created', { kind: 'reorder', holdMs: 60_000 });
    write('first');
    write('second');
    await chatwoot.settled();
    assert.deepEqual(contents(), ['second', 'first']);
  });

  it('loses a share of hooks, the same for the same seed', async () => {
    const lost = async () => {
      const [other, place] = await Promise.all([startChatwoot({ seed: 7 }), startHookReceiver()]);
      tellStory(other).bot.outgoing_url = place.url;
      other.faults.deliveries.chance('message_created', 0.5, { kind: 'drop' });
      for (let index = 0; index < 12; index += 1) other.visitorWrites(where, `n${index}`);
      await other.settled();
      const dropped = other.ledger.deliveries.filter(({ fault }) => fault === 'drop').map(({ body }) => body);
      await Promise.all([other.stop(), place.stop()]);
      return dropped.map((body) => /"content":"(n\d+)"/.exec(body)?.[1]);
    };
    const once = await lost();
    assert.ok(once.length > 0 && once.length < 12);
    assert.deepEqual(await lost(), once);
  });

  it('delays a delivery, and lets a held one go where nothing overtakes it', async () => {
    onAccount();
    chatwoot.faults.deliveries.queue('message_created', { kind: 'delay', delayMs: 30 });
    write('late');
    write('early');
    await chatwoot.settled();
    chatwoot.faults.deliveries.queue('message_created', { kind: 'reorder', holdMs: 1 });
    write('alone');
    await chatwoot.settled();
    assert.deepEqual(contents(), ['early', 'late', 'alone']);
  });

  it('F-057: replays a recorded request byte for byte', async () => {
    onBot();
    write('Hello');
    await chatwoot.settled();
    const at = chatwoot.ledger.deliveries.findIndex(({ event }) => event === 'message_created');
    await chatwoot.replayHook(chatwoot.ledger.deliveries[at]!);
    const [first, second] = receiver.received.filter(({ event }) => event === 'message_created');
    assert.equal(second!.raw, first!.raw);
    assert.equal(second!.headers['x-chatwoot-signature'], first!.headers['x-chatwoot-signature']);
  });

  it('announces what it is told to, such as events that no action causes', async () => {
    onBot();
    chatwoot.emit({ accountId, inboxId }, 'webwidget_triggered', { id: 1 });
    await chatwoot.settled();
    assert.deepEqual(receiver.received[0]?.payload, { id: 1, event: 'webwidget_triggered' });
  });

  it('stops at once while a retry waits', async () => {
    onBot();
    chatwoot.knobs.botRetryDelaysMs = [3_600_000];
    const refused = new Promise<void>((resolve) => {
      receiver.answer = () => {
        resolve();
        return 500;
      };
    });
    write('Hello');
    await refused;
    await chatwoot.stop();
    assert.equal(contents().length, 1);
    await assert.rejects(fetch(chatwoot.url));
    chatwoot = await startChatwoot();
  });
});
