import assert from 'node:assert/strict';
import { z } from 'zod';
import { callCrisp } from './client.js';
import { isOnWebsiteHooks } from './deliver-hooks.js';
import { type HookReceiver, startHookReceiver } from './hook-receiver.js';
import { readSignedHook, readWebsiteHook } from './read-fixture.js';
import { signHook } from './sign-hook.js';
import { type CrispSimulator, startCrisp } from './start.js';
import { storyIds, type Story, tellStory } from './story.js';

const { websiteId, sessionId, pluginId } = storyIds;
const Author = z.object({
  automated: z.boolean().optional(),
  user: z.object({ user_id: z.string().optional() }),
});
const where = { websiteId, sessionId };

describe('Crisp simulator: delivery of hooks', () => {
  let crisp: CrispSimulator;
  let story: Story;
  let receiver: HookReceiver;

  beforeEach(async () => {
    const knobs = { pluginRetryDelaysMs: [1, 1] };
    [crisp, receiver] = await Promise.all([startCrisp({ knobs }), startHookReceiver()]);
    story = tellStory(crisp);
  });
  afterEach(() => Promise.all([crisp.stop(), receiver.stop()]));

  const onPlugin = () => crisp.setPluginHook(pluginId, receiver.url);
  const onWebsite = (events?: string[]) => crisp.addWebsiteHook(websiteId, receiver.url, events);
  const write = (content: string) => crisp.visitorWrites(where, content);
  const contents = () => receiver.received.map(({ data }) => data['content']);
  const names = (headers: Record<string, unknown>) =>
    Object.keys(headers).filter((name) => /^x-/i.test(name));
  const lower = (headers: Record<string, string>) => names(headers).map((name) => name.toLowerCase());

  it('signs as the recorded hook is signed, and differently for one changed byte', () => {
    const { raw_body, headers, secret, expected_signature } = readSignedHook();
    const timestamp = headers['X-Crisp-Request-Timestamp'] ?? '';
    assert.equal(signHook(raw_body, timestamp, secret), expected_signature);
    assert.notEqual(signHook(raw_body.replace('Hei', 'hei'), timestamp, secret), expected_signature);
    assert.notEqual(signHook(raw_body, `${Number(timestamp) + 1}`, secret), expected_signature);
    assert.notEqual(signHook(raw_body, timestamp, `${secret}0`), expected_signature);
  });

  it('sends the recorded headers: with a signature from a plugin, without one from a website', async () => {
    onPlugin();
    write('one');
    await crisp.settled();
    const [signed] = receiver.received.splice(0);
    assert.deepEqual(names(signed!.headers).toSorted(), lower(readSignedHook().headers).toSorted());
    assert.match(String(signed!.headers['x-crisp-hook-origin']), /^plugin\/rtm [0-9a-f]{16} production$/);
    const timestamp = String(signed!.headers['x-crisp-request-timestamp']);
    assert.match(timestamp, /^\d{13}$/);
    assert.equal(
      signed!.headers['x-crisp-signature'],
      signHook(signed!.raw, timestamp, story.plugin.signingSecret),
    );

    crisp.uninstallPlugin({ pluginId, websiteId });
    onWebsite();
    await crisp.settled();
    receiver.received.length = 0;
    write('two');
    await crisp.settled();
    const [plain] = receiver.received;
    assert.deepEqual(names(plain!.headers).toSorted(), lower(readWebsiteHook().headers).toSorted());
    assert.match(String(plain!.headers['x-crisp-hook-origin']), /^website\/rtm/);
    assert.equal(plain!.path, new URL(receiver.url).pathname + new URL(receiver.url).search);
  });

  it('gives the time in seconds where the knob says so, and signs that text', async () => {
    onPlugin();
    crisp.knobs.hookTimestampUnit = 's';
    write('one');
    await crisp.settled();
    const { headers, raw } = receiver.received[0]!;
    const timestamp = String(headers['x-crisp-request-timestamp']);
    assert.match(timestamp, /^\d{10}$/);
    assert.equal(headers['x-crisp-signature'], signHook(raw, timestamp, story.plugin.signingSecret));
  });

  it('carries fewer events to website hooks than to plugin hooks', async () => {
    onWebsite();
    crisp.visitorTypes(where, 'start', 'He');
    crisp.operatorAssigns(where, null);
    crisp.operatorOpens(where);
    crisp.installPlugin({ pluginId, websiteId });
    write('Hello');
    crisp.operatorResolves(where);
    crisp.visitorRates(where, 4);
    await crisp.settled();
    const expected = ['message:received', 'message:send', 'session:set_state', 'session:sync:rating'];
    assert.deepEqual(receiver.events().toSorted(), expected);
    const missing = ['session:set_closed', 'session:update_availability', 'session:request:initiated'];
    assert.deepEqual(missing.filter(isOnWebsiteHooks), []);
  });

  it('sends only ticked events, and to each hook of the website', async () => {
    onWebsite(['message:send']);
    onWebsite(['message:received']);
    write('Hello');
    crisp.operatorNote(where, 'A note');
    crisp.visitorSetsEmail(where, 'other@example.com');
    await crisp.settled();
    assert.deepEqual(receiver.events().toSorted(), ['message:received', 'message:send']);
    crisp.removeWebsiteHook(websiteId, receiver.url);
    write('Hello again');
    await crisp.settled();
    assert.equal(receiver.received.length, 2);
  });

  it('serves all websites of a plugin through its one hook, and no website without it', async () => {
    onPlugin();
    const other = crisp.createWebsite({ name: 'Other', domain: 'other.example' });
    crisp.visitorWrites(other, 'not seen');
    crisp.installPlugin({ pluginId, websiteId: other.websiteId });
    crisp.visitorWrites(other, 'seen');
    write('seen too');
    await crisp.settled();
    const sent = receiver.received.filter(({ event }) => event === 'message:send');
    assert.deepEqual(
      sent.map(({ website_id }) => website_id),
      [other.websiteId, websiteId],
    );
  });

  it('tries a plugin hook again with a fresh signature until 2xx, and counts the tries', async () => {
    onPlugin();
    const answers = [500, 302, 204];
    receiver.answer = () => answers.shift();
    write('Hello');
    await crisp.settled();
    const counts = receiver.received.map(({ headers, raw }) => {
      const timestamp = String(headers['x-crisp-request-timestamp']);
      assert.equal(headers['x-crisp-signature'], signHook(raw, timestamp, story.plugin.signingSecret));
      return [headers['x-delivery-attempt-count'], headers['x-delivery-attempt-limit']];
    });
    assert.deepEqual(counts, [
      ['1', '3'],
      ['2', '3'],
      ['3', '3'],
    ]);
    assert.deepEqual(
      crisp.ledger.deliveries.map(({ attempt, status }) => [attempt, status]),
      [
        [1, 500],
        [2, 302],
        [3, 204],
      ],
    );
  });

  it('gives up after the last try, and tries a website hook once', async () => {
    receiver.answer = () => 500;
    onPlugin();
    onWebsite();
    write('Hello');
    await crisp.settled();
    const modes = crisp.ledger.deliveries.map(({ mode }) => mode).toSorted();
    assert.deepEqual(modes, ['plugin', 'plugin', 'plugin', 'website']);
  });

  it('gives up waiting for an answer after the time that the knob says', async () => {
    onWebsite();
    crisp.knobs.hookTimeoutMs = 20;
    receiver.answer = () => undefined;
    write('Hello');
    await crisp.settled();
    const [{ status, error } = { status: 0, error: '' }] = crisp.ledger.deliveries;
    assert.equal(status, null);
    assert.match(String(error), /TimeoutError/);
  });

  it('F-056: drops, F-053: duplicates and F-055: reorders deliveries of the named event', async () => {
    onWebsite();
    crisp.faults.deliveries.queue('message:send', { kind: 'drop' });
    write('lost');
    crisp.faults.deliveries.queue('message:send', { kind: 'duplicate', copies: 3 });
    write('thrice');
    await crisp.settled();
    assert.deepEqual(contents(), ['thrice', 'thrice', 'thrice']);
    assert.equal(new Set(receiver.received.map(({ raw }) => raw)).size, 1);
    const faults = crisp.ledger.deliveries.map(({ fault, attempt }) => [fault, attempt]);
    assert.deepEqual(faults[0], ['drop', 0]);

    receiver.received.length = 0;
    crisp.faults.deliveries.queue('message:send', { kind: 'reorder', holdMs: 60_000 });
    write('first');
    write('second');
    await crisp.settled();
    assert.deepEqual(contents(), ['second', 'first']);
  });

  it('delays a delivery, and lets a held one go where nothing overtakes it', async () => {
    onWebsite();
    crisp.faults.deliveries.queue('message:send', { kind: 'delay', delayMs: 30 });
    write('late');
    write('early');
    await crisp.settled();
    crisp.faults.deliveries.queue('message:send', { kind: 'reorder', holdMs: 1 });
    write('alone');
    await crisp.settled();
    assert.deepEqual(contents(), ['early', 'late', 'alone']);
  });

  it('F-057: replays a recorded request byte for byte', async () => {
    onPlugin();
    write('Hello');
    await crisp.settled();
    await crisp.replayHook(crisp.ledger.deliveries[0]!);
    const [first, second] = receiver.received;
    assert.equal(second!.raw, first!.raw);
    assert.equal(second!.headers['x-crisp-signature'], first!.headers['x-crisp-signature']);
  });

  it('F-066: echoes API messages, with or without flags, or not at all', async () => {
    onWebsite();
    const caller = { ...story.websiteToken, url: crisp.url, tier: 'website' as const };
    const path = `POST /v1/website/${websiteId}/conversation/${sessionId}/message`;
    const user = { type: 'participant', nickname: 'Bot', avatar: 'https://cdn.example.com/bot.png' };
    const body = { type: 'text', from: 'operator', origin: 'chat', content: 'Hi', automated: true, user };
    await callCrisp(caller, path, { ...body, fingerprint: 1 });
    crisp.knobs.echoFlags = 'missing';
    await callCrisp(caller, path, { ...body, fingerprint: 2 });
    crisp.knobs.echo = false;
    await callCrisp(caller, path, { ...body, fingerprint: 3 });
    await crisp.settled();
    const echoes = receiver.received.map(({ data }) => [
      data['fingerprint'],
      data['automated'],
      data['user'],
    ]);
    assert.deepEqual(echoes, [
      [1, true, user],
      [2, undefined, { nickname: 'Bot' }],
    ]);
  });

  it('announces what API calls change: state, facts, routing, receipts, the visitor’s side', async () => {
    onPlugin();
    const caller = { ...story.plugin, url: crisp.url, tier: 'plugin' as const };
    const path = `/v1/website/${websiteId}/conversation/${sessionId}`;
    await callCrisp(caller, `PATCH ${path}/state`, { state: 'resolved' });
    await callCrisp(caller, `PATCH ${path}/meta`, { phone: '+4740000001', email: 'new@example.com' });
    await callCrisp(caller, `PATCH ${path}/routing`, { assigned: null });
    await callCrisp(caller, `PATCH ${path}/read`, { from: 'user', origin: 'chat' });
    await callCrisp(caller, `POST ${path}/message`, {
      ...{ type: 'text', from: 'user', origin: 'chat', content: 'as the visitor' },
    });
    await crisp.settled();
    assert.deepEqual(receiver.events().toSorted(), [
      'message:acknowledge:read:send',
      'message:send',
      'people:bind:session',
      'people:profile:created',
      'session:set_email',
      'session:set_phone',
      'session:set_routing',
      'session:set_state',
      'session:set_state',
    ]);
  });

  it('shows other bots and people as such', async () => {
    onWebsite();
    // Flags that are missing in echoes are there in what others send.
    crisp.knobs.echoFlags = 'missing';
    crisp.otherBotWrites(where, 'beep');
    crisp.otherBotWrites(where, 'boop', { automated: false });
    crisp.operatorWrites(where, 'hello');
    await crisp.settled();
    const authors = receiver.received.map(({ data }) => Author.parse(data));
    assert.deepEqual(authors, [
      { automated: true, user: {} },
      { user: {} },
      { user: { user_id: storyIds.operatorId } },
    ]);
  });

  it('stops at once while a retry waits', async () => {
    onPlugin();
    crisp.knobs.pluginRetryDelaysMs = [3_600_000];
    const refused = new Promise<void>((resolve) => {
      receiver.answer = () => {
        resolve();
        return 500;
      };
    });
    write('Hello');
    await refused;
    await crisp.stop();
    assert.equal(receiver.received.length, 1);
    await assert.rejects(fetch(crisp.url));
    crisp = await startCrisp();
  });
});
