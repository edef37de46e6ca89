import assert from 'node:assert/strict';
import { z } from 'zod';
import { type Caller, callChatwoot } from './client.js';
import { readErrorFixture } from './read-fixture.js';
import { type ChatwootSimulator, startChatwoot } from './start.js';
import { type Story, storyIds, tellOfApiInbox, tellStory } from './story.js';

const { accountId, conversationId } = storyIds;
const where = { accountId, conversationId };
const account = `/api/v1/accounts/${accountId}`;
const messages = `${account}/conversations/${conversationId}/messages`;

const Message = z.object({
  id: z.number(),
  echo_id: z.string().optional(),
  content_attributes: z.record(z.string(), z.unknown()),
  private: z.boolean(),
  sender: z.object({ type: z.string() }).optional(),
  attachments: z.array(z.object({ data_url: z.string(), file_type: z.string() })).optional(),
});
const List = z.object({ payload: z.array(z.object({ id: z.number(), content: z.string().nullable() })) });

describe('Chatwoot simulator: messages', () => {
  let chatwoot: ChatwootSimulator;
  let story: Story;
  let bot: Caller;
  let user: Caller;
  let now: number;

  beforeEach(async () => {
    now = Date.UTC(2026, 5, 11, 10);
    chatwoot = await startChatwoot({ now: () => new Date(now) });
    story = tellStory(chatwoot);
    bot = { url: chatwoot.url, token: story.bot.token };
    user = { url: chatwoot.url, token: story.administrator.token };
    chatwoot.ledger.clear();
  });
  afterEach(() => chatwoot.stop());

  const send = (body: unknown, caller = bot) => callChatwoot(caller, `POST ${messages}`, body);
  const list = async (query = '') =>
    List.parse((await callChatwoot(user, `GET ${messages}?${query}`)).body).payload;
  const stored = () => chatwoot.ledger.messages.map(({ message }) => message);

  it('keeps our key in the attributes, tells echo ids once, and signs each with who sent it', async () => {
    const body = { content: 'Yes', content_attributes: { bridge_key: 'k1' }, echo_id: 'e1' };
    const sent = Message.parse((await send(body)).body);
    assert.deepEqual([sent.echo_id, sent.sender?.type], ['e1', 'agent_bot']);
    const { body: listed } = await callChatwoot(user, `GET ${messages}?after=${sent.id - 1}`);
    const [again] = z.object({ payload: z.array(Message) }).parse(listed).payload;
    assert.deepEqual([again?.echo_id, again?.content_attributes], [undefined, { bridge_key: 'k1' }]);
    assert.equal(Message.parse((await send({ content: 'I' }, user)).body).sender?.type, 'user');
  });

  it('stores the same text as often as it is sent: nothing makes a create idempotent', async () => {
    await send({ content: 'Yes', echo_id: 'same' });
    await send({ content: 'Yes', echo_id: 'same' });
    assert.equal(stored().filter(({ content }) => content === 'Yes').length, 2);
  });

  it('takes notes, which no visitor sees', async () => {
    const note = Message.parse((await send({ content: 'Asked warehouse', private: true })).body);
    assert.equal(note.private, true);
    assert.equal(chatwoot.ledger.messages[0]?.reachedVisitor, false);
  });

  it('takes incoming messages in API inboxes only', async () => {
    const incoming = { content: 'Hi', message_type: 'incoming' };
    const { status, body } = await send(incoming);
    assert.deepEqual({ status, body }, readErrorFixture('422-incoming-not-api'));
    tellOfApiInbox(chatwoot);
    const there = `${account}/conversations/${storyIds.apiConversationId}/messages`;
    assert.equal((await callChatwoot(bot, `POST ${there}`, incoming)).status, 200);
    assert.equal(stored()[0]?.message_type, 0);
  });

  it('refuses item keys that a form does not have, cards without actions, and unknown types', async () => {
    const select = (item: unknown) => ({
      content: 'Choose',
      content_type: 'input_select',
      content_attributes: { items: [item] },
    });
    const cards = (item: unknown) => ({ ...select(item), content_type: 'cards' });
    assert.equal((await send(select({ title: 'A', value: 'a' }))).status, 200);
    assert.equal((await send(cards({ title: 'A', actions: [] }))).status, 200);
    for (const body of [
      select({ title: 'A', value: 'a', extra: 1 }),
      select('A'),
      { content: 'Choose', content_type: 'input_select' },
      cards({ title: 'A' }),
      { content: 'x', content_type: 'hologram' },
      { content: 'x', message_type: 'shouted' },
      { content: 'x'.repeat(150_001) },
    ])
      assert.equal((await send(body)).status, 422);
    assert.equal(stored().length, 2);
  });

  it('refuses the 201st message of a minute in a conversation, and takes the first of the next', async () => {
    chatwoot.knobs.messagesPerMinute = 2;
    await send({ content: 'one' });
    now += 1;
    await send({ content: 'two' });
    const { status, body } = await send({ content: 'three' });
    assert.deepEqual({ status, body }, readErrorFixture('422-message-create'));
    now += 60_000;
    assert.equal((await send({ content: 'four' })).status, 200);
  });

  it('takes files, up to fifteen, and serves them behind a redirect', async () => {
    const form = (count: number) => {
      const data = new FormData();
      data.set('content', 'See here');
      data.set('private', 'false');
      data.set('content_attributes[bridge_key]', 'k1');
      for (let index = 0; index < count; index += 1)
        data.append('attachments[]', new File(['%PDF-1.7'], 'price list.pdf', { type: 'application/pdf' }));
      return data;
    };
    const sent = Message.parse((await send(form(1))).body);
    const [file] = sent.attachments ?? [];
    assert.deepEqual([file?.file_type, sent.content_attributes], ['file', { bridge_key: 'k1' }]);
    const redirect = await fetch(file!.data_url, { redirect: 'manual' });
    assert.equal(redirect.status, 302);
    const followed = await fetch(file!.data_url);
    assert.deepEqual(
      [await followed.text(), followed.headers.get('content-type')],
      ['%PDF-1.7', 'application/pdf'],
    );
    assert.equal((await send(form(16))).status, 422);
  });

  it('lists the last 20, 20 before, 100 after and up to 1,000 between, oldest first', async () => {
    for (let index = 1; index <= 120; index += 1) chatwoot.visitorWrites(where, `m${index}`);
    const ids = chatwoot.conversation(where)!.messages.map(({ id }) => id);
    const texts = async (query: string) => (await list(query)).map(({ content }) => content);
    assert.deepEqual((await texts('')).at(0), 'm101');
    assert.deepEqual(
      (await list(`before=${ids[60]}`)).map(({ id }) => id),
      ids.slice(40, 60),
    );
    assert.deepEqual(
      (await list(`after=${ids[0]}`)).map(({ id }) => id),
      ids.slice(1, 101),
    );
    assert.equal((await list(`after=${ids[0]}&before=${ids[120]}`)).length, 120);
    chatwoot.operatorNote(where, 'a note');
    chatwoot.operatorSetsStatus(where, 'open');
    const seen = await texts(`after=${ids[119]}`);
    assert.equal(seen.length, 3);
    assert.deepEqual(await texts(`after=${ids[119]}&filter_internal_messages=true`), ['m120']);
  });

  it('F-051: leaves the youngest out of lists where they lag behind', async () => {
    now += 10_000;
    chatwoot.knobs.listLagMs = 5_000;
    await send({ content: 'young' });
    assert.deepEqual(
      (await list()).map(({ content }) => content),
      ['Hi, do you ship to Norway?'],
    );
    now += 5_000;
    assert.equal((await list()).at(-1)?.content, 'young');
  });

  it('drops, without a word, what an outside channel takes for sent already', async () => {
    const inbox = chatwoot.addInbox(accountId, { name: 'WhatsApp', channelType: 'Channel::Whatsapp' });
    const { conversationId: id } = chatwoot.visitorWrites({ accountId, inboxId: inbox.id }, 'Hello');
    const there = `POST ${account}/conversations/${id}/messages`;
    chatwoot.ledger.clear();
    for (const body of [{ content: 'seen' }, { content: 'dropped', source_id: 'ours' }])
      assert.equal((await callChatwoot(user, there, body)).status, 200);
    await send({ content: 'seen in the chat window', source_id: 'ours' });
    assert.deepEqual(
      chatwoot.ledger.messages.map(({ reachedVisitor }) => reachedVisitor),
      [true, false, true],
    );
  });

  it('lets the status of a message be set in API inboxes only', async () => {
    const { messageId } = chatwoot.operatorWrites(where, 'Hello');
    const answer = await callChatwoot(user, `PATCH ${messages}/${messageId}`, { status: 'read' });
    const { status, body } = answer;
    assert.deepEqual({ status, body }, readErrorFixture('403-status-update-not-api-inbox'));
  });
});
