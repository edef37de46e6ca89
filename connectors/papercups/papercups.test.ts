import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { MessageEvent } from '../../src/kit/index.js';
import { describeConnector, hookRequest, scriptHttp } from '../../src/kit/testing/index.js';
import { startBench } from './bench.testing.js';
import { papercups } from './index.js';
import { fixture, receivedAt, recordings } from './recordings.testing.js';

const typed = { base_url: 'https://papercups.harborpine.example/', api_key: 'SFMyNTY.key' };
const state = { account_id: '3b420222-98e2-4a68-98e7-781e5ee037b0', bot_user_id: 27 };
const config = papercups.config.parse(typed);
const hookUrl = 'https://patchbay.example/hooks/papercups/token';
const desk = '17a0524f-eb0f-4bb6-8244-8a9cdfa0b202';

const Recorded = z.object({ payload: z.looseObject({}) });
const payloadOf = (name: string) => Recorded.parse(fixture(name)).payload;

const message = (columns: object) => {
  const payload = payloadOf('message-created-from-customer');
  return hookRequest({ body: { event: 'message:created', payload: { ...payload, ...columns } }, receivedAt });
};
/** What becomes of the recorded visitor's message with other columns. */
function eventOf(columns: object): MessageEvent | undefined {
  const [event, ...others] = papercups.parse(message(columns), { config, state }).events;
  assert.equal(others.length, 0);
  assert.ok(event?.kind !== 'conversation-changed');
  return event?.kind === 'message' ? event : undefined;
}

describeConnector(papercups, {
  folder: import.meta.dirname,
  ...{ typed, state, recordings, startBench },
  ofOtherAccount: message({ account_id: '9b420222-98e2-4a68-98e7-781e5ee037b0' }),
  lacks: {
    edits: 'Papercups has no way to edit a message.',
    deletions: 'Papercups tells nobody when a message is deleted.',
    typing: 'Typing is told on the browser’s socket only, which takes no key.',
    'no-rights': 'A personal key has all the rights of its user.',
  },
  readsClock: 'Papercups wants to be told when a message was sent, and sets no time itself.',
});

describe('papercups hooks', () => {
  it('has an expectation for every recorded webhook', () => {
    const recorded = readdirSync(join(import.meta.dirname, 'fixtures'))
      .filter((name) => /^(message-created|conversation-|webhook-verify\.)/.test(name))
      .map((name) => name.replace('.json', ''));
    assert.deepEqual(recordings.map(({ name }) => name).sort(), recorded.sort());
  });

  it('gives back a handshake’s word only where Papercups could have made it up (F-063)', () => {
    const echoOf = (payload: unknown) =>
      papercups.parse(hookRequest({ body: { event: 'webhook:verify', payload } }), { config, state }).reply;
    const word = 'UIOLMI22AIN4BVDJT5BELMULJ5WJ4ONUD4AZ4GZGUCSBX5V77NWIL7GQCNPRHJCO';
    assert.equal(echoOf(word)?.body, `{"challenge":"${word}"}`);
    for (const other of [
      `${word}A`,
      word.slice(1),
      word.toLowerCase(),
      `<script>${word.slice(8)}`,
      `${word}\n`,
      [word],
      null,
    ])
      assert.equal(echoOf(other), undefined);
  });

  it('takes a reply for a person’s even under the bot’s own user, unless it carries a mark', () => {
    const borrowed = { user_id: 27, customer_id: null, source: 'slack' };
    assert.equal(eventOf(borrowed)?.role, 'operator');
    assert.equal(eventOf(borrowed)?.mark, undefined);
    const marked = eventOf({ ...borrowed, type: 'bot', metadata: { patchbay: 'key-1' } });
    assert.deepEqual([marked?.role, marked?.mark], ['bot', 'key-1']);
  });

  it('believes nobody who can only be a visitor playing with the open socket', () => {
    for (const columns of [{ user_id: 12 }, { type: 'note' }, { type: 'bot' }, { private: true }])
      assert.equal(eventOf(columns), undefined);
    assert.equal(eventOf({ metadata: { patchbay: 'key-1' } })?.mark, undefined);
  });

  it('says nothing of a visitor’s message without words and files', () => {
    assert.equal(eventOf({ body: ' \n' }), undefined);
    assert.equal(eventOf({ body: null }), undefined);
  });

  it('reads what older servers send, which lack type, source, metadata and attachments', () => {
    const none = undefined;
    const older = eventOf({ type: none, private: none, source: none, metadata: none, attachments: none });
    assert.equal(older?.role, 'visitor');
  });

  it('tells nothing of a customer whom only the hook names', () => {
    for (const { request } of recordings)
      for (const event of papercups.parse(request, { config, state }).events)
        assert.ok(!('visitor' in event));
  });
});

describe('papercups read-back', () => {
  const conversation = `/api/v1/conversations/${desk}`;
  const shown = fixture('api-conversations-show-response');
  const Shown = z.object({ data: z.looseObject({}) });
  const hintOf = (name: string): MessageEvent => {
    const [event] = recordings.find((one) => one.name === name)?.events ?? [];
    assert.ok(event?.kind === 'message');
    return event;
  };
  const confirm = (event: MessageEvent, body: unknown) => {
    const script = scriptHttp([{ call: `GET ${conversation}`, body }]);
    const session = { config, state, hookUrl, http: script };
    return papercups.confirm?.({ ...event, conversation_id: desk }, session);
  };

  it('adds what the conversation itself says of the visitor', async () => {
    const confirmed = await confirm(hintOf('message-created-from-customer'), shown);
    assert.deepEqual(confirmed, {
      ...hintOf('message-created-from-customer'),
      author_name: 'Jonas Weber',
      visitor: {
        external_id: 'f831ec5a-8efc-4831-8e5b-28d3942a2832',
        name: 'Jonas Weber',
        email: 'jonas.weber@example.com',
        page_url: 'https://www.harborpine.example/pricing?ref=mail',
      },
    });
  });

  it('refuses a message whose customer is not the conversation’s, and a conversation of another account', async () => {
    const { data } = Shown.parse(shown);
    const foreign = { ...payloadOf('message-created-foreign-customer'), conversation_id: desk };
    const anonymous = { ...data, customer_id: 'e013bdd8-3a96-45cc-8336-e9f17547fcc3', messages: [foreign] };
    assert.equal(await confirm(hintOf('message-created-foreign-customer'), { data: anonymous }), undefined);
    const elsewhere = { ...data, account_id: 'e013bdd8-3a96-45cc-8336-e9f17547fcc3' };
    assert.equal(await confirm(hintOf('message-created-from-customer'), { data: elsewhere }), undefined);
  });

  it('knows nothing of a visitor when the customer shown is not the conversation’s', async () => {
    const { data } = Shown.parse(shown);
    const customer = {
      id: 'e013bdd8-3a96-45cc-8336-e9f17547fcc3',
      name: 'Somebody else',
      email: 'other@example.com',
    };
    const confirmed = await confirm(hintOf('message-created-from-customer'), { data: { ...data, customer } });
    assert.deepEqual(confirmed, hintOf('message-created-from-customer'));
  });
});
