import assert from 'node:assert/strict';
import { z } from 'zod';
import { type Caller, callChatwoot } from './client.js';
import { type HookReceiver, startHookReceiver } from './hook-receiver.js';
import { type ChatwootSimulator, startChatwoot } from './start.js';
import { type Story, storyIds, tellStory } from './story.js';

const { accountId, inboxId, conversationId, botId, operatorId, contactId } = storyIds;
const where = { accountId, conversationId };
const account = `/api/v1/accounts/${accountId}`;
const conversation = `${account}/conversations/${conversationId}`;
const Toggled = z.object({
  payload: z.object({ success: z.boolean().nullable(), current_status: z.string() }),
});

describe('Chatwoot simulator: who owns a conversation', () => {
  let chatwoot: ChatwootSimulator;
  let story: Story;
  let receiver: HookReceiver;

  beforeEach(async () => {
    [chatwoot, receiver] = await Promise.all([startChatwoot(), startHookReceiver()]);
    story = tellStory(chatwoot);
    story.bot.outgoing_url = receiver.url;
  });
  afterEach(() => Promise.all([chatwoot.stop(), receiver.stop()]));

  const by = ({ token }: { token: string }): Caller => ({ url: chatwoot.url, token });
  const status = (at = where) => chatwoot.conversation(at)?.status;
  const toggle = async (caller: Caller, body: unknown) =>
    Toggled.parse((await callChatwoot(caller, `POST ${conversation}/toggle_status`, body)).body).payload;

  it('begins pending where the inbox has a bot, open where not, resolved for who is blocked', () => {
    const begins = () => status(chatwoot.visitorWrites({ accountId }, 'Hello'));
    assert.equal(begins(), 'pending');
    chatwoot.attachBot({ accountId, inboxId }, null);
    assert.equal(begins(), 'open');
    const { id } = chatwoot.putContact(accountId, { blocked: true });
    assert.equal(status(chatwoot.visitorWrites({ accountId, contactId: id }, 'Hello')), 'resolved');
  });

  it('gives a resolved conversation back to the bot when the visitor writes, or to people without a bot', () => {
    chatwoot.operatorResolves(where);
    chatwoot.visitorWrites(where, 'One more thing');
    assert.equal(status(), 'pending');
    chatwoot.operatorSetsStatus(where, 'snoozed', Date.now() + 60_000);
    chatwoot.visitorWrites(where, 'Hello?');
    assert.equal(status(), 'open');
    chatwoot.operatorResolves(where);
    chatwoot.attachBot({ accountId, inboxId }, null);
    chatwoot.visitorWrites(where, 'And another');
    assert.equal(status(), 'open');
  });

  it('stays pending when a person answers, and tells the bot all that is said after the handoff', async () => {
    chatwoot.operatorWrites(where, 'Let me check that.');
    assert.equal(status(), 'pending');
    chatwoot.operatorSetsStatus(where, 'open');
    chatwoot.visitorWrites(where, 'Thanks');
    await chatwoot.settled();
    const said = receiver.received.filter(({ event }) => event === 'message_created');
    assert.equal(said.length, 2);
  });

  it('hands over by a bot token with a success of null, and fires opened, status changed and updated once', async () => {
    assert.deepEqual(await toggle(by(story.bot), { status: 'open' }), {
      success: null,
      current_status: 'open',
    });
    assert.deepEqual(await toggle(by(story.bot), { status: 'open' }), {
      success: true,
      current_status: 'open',
    });
    await chatwoot.settled();
    assert.deepEqual(receiver.events().toSorted(), [
      'conversation_opened',
      'conversation_status_changed',
      'conversation_updated',
    ]);
  });

  it('toggles without a status, and fails on a status that does not exist', async () => {
    const statuses = [];
    for (let index = 0; index < 3; index += 1)
      statuses.push((await toggle(by(story.administrator), {})).current_status);
    assert.deepEqual(statuses, ['open', 'resolved', 'open']);
    const answer = await callChatwoot(by(story.bot), `POST ${conversation}/toggle_status`, {
      status: 'gone',
    });
    assert.equal(answer.status, 500);
  });

  it('gives what an agent opens to that agent, and to nobody when an administrator or a bot opens it', async () => {
    await toggle(by(story.administrator), { status: 'open' });
    assert.equal(chatwoot.conversation(where)?.assignee, null);
    chatwoot.operatorSetsStatus(where, 'pending');
    await toggle(by(story.operator), { status: 'open' });
    assert.equal(chatwoot.conversation(where)?.assignee?.id, operatorId);
  });

  it('assigns people, teams and bots, and takes all away again', async () => {
    const assign = async (body: unknown) =>
      (await callChatwoot(by(story.bot), `POST ${conversation}/assignments`, body)).body;
    const Named = z.object({ name: z.string() }).nullable();
    assert.equal(Named.parse(await assign({ assignee_id: operatorId }))?.name, 'Maya Lindqvist');
    assert.equal(Named.parse(await assign({ team_id: storyIds.teamId }))?.name, 'support');
    assert.equal(await assign({ assignee_id: null }), null);
    await assign({ assignee_id: botId, assignee_type: 'AgentBot' });
    assert.equal(chatwoot.conversation(where)?.assignee_bot, story.bot);
    assert.equal(await assign({ assignee_id: 4711 }), null);
    assert.equal(chatwoot.conversation(where)?.assignee_bot, null);
  });

  it('tells a bot of a conversation that it is assigned to, besides the bot of the inbox', async () => {
    const second = await startHookReceiver();
    const other = chatwoot.createBot(accountId, { name: 'Second', outgoing_url: second.url });
    chatwoot.operatorAssignsBot(where, other.id);
    chatwoot.visitorWrites(where, 'Hello');
    chatwoot.visitorWrites({ accountId }, 'Not for the second');
    await chatwoot.settled();
    const messagesAt = ({ received }: HookReceiver) =>
      received.filter(({ event }) => event === 'message_created').length;
    assert.deepEqual([messagesAt(receiver), messagesAt(second)], [2, 1]);
    await second.stop();
  });

  it('replaces labels and custom attributes, and merges those of contacts', async () => {
    const put = (path: string, body: unknown) => callChatwoot(by(story.administrator), path, body);
    chatwoot.operatorLabels(where, ['old']);
    await put(`POST ${conversation}/labels`, { labels: ['lead'] });
    await put(`POST ${conversation}/custom_attributes`, { custom_attributes: { a: 1 } });
    await put(`POST ${conversation}/custom_attributes`, { custom_attributes: { b: 2 } });
    const { labels, custom_attributes, contact } = chatwoot.conversation(where)!;
    assert.deepEqual([labels, custom_attributes], [['lead'], { b: 2 }]);
    await put(`PUT ${account}/contacts/${contactId}`, { custom_attributes: { b: 2 } });
    assert.deepEqual(contact.custom_attributes, { plan: 'trial', b: 2 });
  });

  it('counts first reply and waiting by people’s public words; a bot’s reply ends the waiting only', async () => {
    const send = (body: unknown, who: { token: string }) =>
      callChatwoot(by(who), `POST ${conversation}/messages`, body);
    const row = chatwoot.conversation(where)!;
    chatwoot.visitorWrites(where, 'Hello?');
    await send({ content: 'a note', private: true }, story.administrator);
    assert.notEqual(row.waiting_since, null);
    await send({ content: 'Yes' }, story.bot);
    assert.deepEqual([row.waiting_since, row.first_reply_created_at], [null, null]);
    await send({ content: 'Yes' }, story.administrator);
    assert.notEqual(row.first_reply_created_at, null);
  });

  it('lists conversations by status and inbox, 25 a page, the latest first', async () => {
    for (let index = 0; index < 27; index += 1) chatwoot.visitorWrites({ accountId }, `n${index}`);
    chatwoot.operatorSetsStatus(where, 'open');
    const List = z.object({
      data: z.object({
        meta: z.object({ all_count: z.number() }),
        payload: z.array(z.object({ id: z.number() })),
      }),
    });
    const list = async (query: string) =>
      List.parse((await callChatwoot(by(story.operator), `GET ${account}/conversations?${query}`)).body).data;
    assert.deepEqual((await list('')).payload, [{ id: conversationId }]);
    const pages = [await list('status=all'), await list('status=all&page=2')];
    assert.deepEqual(
      pages.map(({ payload, meta }) => [payload.length, meta.all_count]),
      [
        [25, 28],
        [3, 28],
      ],
    );
    assert.equal((await list(`status=all&inbox_id=${storyIds.apiInboxId}`)).payload.length, 0);
    assert.equal((await list('status=pending')).payload.length, 25);
  });
});
