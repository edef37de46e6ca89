import assert from 'node:assert/strict';
import { z } from 'zod';
import { callChatwoot } from './client.js';
import { type HookReceiver, startHookReceiver } from './hook-receiver.js';
import { accountEvents } from './hook-targets.js';
import { type ChatwootSimulator, startChatwoot } from './start.js';
import { type Story, storyIds, tellStory } from './story.js';

const { accountId, inboxId, conversationId, contactId } = storyIds;
const where = { accountId, conversationId };
const account = `/api/v1/accounts/${accountId}`;

describe('Chatwoot simulator: what people do in the chat', () => {
  let chatwoot: ChatwootSimulator;
  let story: Story;
  let receiver: HookReceiver;

  beforeEach(async () => {
    [chatwoot, receiver] = await Promise.all([startChatwoot(), startHookReceiver()]);
    story = tellStory(chatwoot);
    chatwoot.addWebhook(accountId, receiver.url, accountEvents);
  });
  afterEach(() => Promise.all([chatwoot.stop(), receiver.stop()]));

  const row = () => chatwoot.conversation(where)!;
  const heard = async (event: string) => {
    await chatwoot.settled();
    return receiver.received.filter((one) => one.event === event).map(({ payload }) => payload);
  };

  it('tells who types: the visitor, a person in private, and a bot by its token', async () => {
    chatwoot.visitorTypes(where, true);
    chatwoot.operatorTypes(where, true, true);
    const caller = { url: chatwoot.url, token: story.bot.token };
    const path = `POST ${account}/conversations/${conversationId}/toggle_typing_status`;
    await callChatwoot(caller, path, { typing_status: 'on' });
    const Typing = z.object({ user: z.object({ type: z.string().optional() }), is_private: z.boolean() });
    const told = (await heard('conversation_typing_on')).map((one) => Typing.parse(one));
    const types = told.map(({ user, is_private }) => [user.type ?? 'contact', is_private]);
    assert.deepEqual(types.toSorted(), [
      ['agent_bot', false],
      ['contact', false],
      ['user', true],
    ]);
    assert.deepEqual([...row().typing], ['cold-forest-118', 'Maya Lindqvist', 'Acme Assistant']);
    await callChatwoot(caller, path, { typing_status: 'off' });
    chatwoot.operatorWrites(where, 'Hello');
    assert.deepEqual([...row().typing], ['cold-forest-118']);
    assert.equal((await heard('conversation_typing_off')).length, 1);
  });

  it('counts as unread what came in since people looked', async () => {
    const unread = async () => {
      const caller = { url: chatwoot.url, token: story.bot.token };
      const { body } = await callChatwoot(caller, `GET ${account}/conversations/${conversationId}`);
      return z.object({ unread_count: z.number() }).parse(body).unread_count;
    };
    assert.equal(await unread(), 1);
    chatwoot.operatorReads(where);
    assert.equal(await unread(), 0);
    chatwoot.visitorWrites(where, 'Hello?', { createdAt: Date.now() + 1_000 });
    assert.equal(await unread(), 1);
    chatwoot.visitorReads(where);
    assert.notEqual(row().contact_last_seen_at, null);
  });

  it('leaves a line where a message was removed, and tells it as an update', async () => {
    const written = chatwoot.operatorWrites(where, 'Wrong window');
    chatwoot.operatorRemoves(written);
    const [update] = await heard('message_updated');
    assert.deepEqual(
      [update?.['id'], update?.['content_attributes']],
      [written.messageId, { deleted: true }],
    );
    assert.ok(!JSON.stringify(row().messages.at(-1)?.content).includes('Wrong window'));
  });

  it('tells of a contact only what changed, and nothing where nothing did', async () => {
    chatwoot.visitorSets(where, { name: 'cold-forest-118' });
    chatwoot.operatorBlocks(where, true);
    const told = await heard('contact_updated');
    const changes = told.map((one) => one['changed_attributes']);
    assert.deepEqual(changes, [[{ blocked: { previous_value: false, current_value: true } }]]);
  });

  it('leaves a resolved conversation of a blocked visitor resolved', () => {
    chatwoot.operatorResolves(where);
    chatwoot.operatorBlocks(where, true);
    chatwoot.visitorWrites(where, 'Let me in');
    assert.equal(row().status, 'resolved');
  });

  it('sends greeting and e-mail question once, and puts the e-mail into the contact', async () => {
    chatwoot.setInbox({ accountId, inboxId }, { greeting: 'Welcome!', enable_email_collect: true });
    const chat = chatwoot.visitorWrites({ accountId }, 'Hello');
    chatwoot.visitorWrites(chat, 'Anyone?');
    const { messages, contact } = chatwoot.conversation(chat)!;
    const templates = messages.filter(({ message_type }) => message_type === 3);
    assert.deepEqual(
      templates.map(({ content_type }) => content_type),
      ['text', 'input_email'],
    );
    chatwoot.visitorLeavesEmail({ ...chat, messageId: templates[1]!.id }, 'ingrid@example.com');
    assert.equal(contact.email, 'ingrid@example.com');
    assert.equal((await heard('contact_updated')).length, 1);
  });

  it('gives one more conversation to a known visitor, and its display id grows by account', () => {
    const second = chatwoot.visitorWrites({ accountId, contactId }, 'Another matter');
    assert.equal(second.conversationId, conversationId + 1);
    assert.equal(chatwoot.conversation(second)?.contact, row().contact);
    const other = chatwoot.createAccount({ name: 'Other' });
    const { conversationId: first } = chatwoot.visitorWrites({ accountId: other.accountId }, 'Hello');
    assert.equal(first, 1);
  });

  it('tells that the chat window was opened before there is a conversation', async () => {
    const opened = chatwoot.visitorOpensWidget({ accountId });
    const [told] = await heard('webwidget_triggered');
    assert.equal(told?.['current_conversation'], null);
    assert.equal(z.object({ contact: z.object({ id: z.number() }) }).parse(told).contact.id, opened);
  });

  it('refuses a choice that was not offered', () => {
    const messageId = storyIds.visitorsMessageId;
    assert.throws(() => chatwoot.visitorPicks({ ...where, messageId }, 'human'));
  });
});
