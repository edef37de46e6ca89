import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Caller, callChatwoot } from './client.js';
import { type HookReceiver, startHookReceiver } from './hook-receiver.js';
import { readErrorFixture } from './read-fixture.js';
import { type ChatwootSimulator, startChatwoot } from './start.js';

const Bot = z.object({ id: z.number(), access_token: z.string(), secret: z.string().optional() });
const Hook = z.object({ payload: z.object({ webhook: z.object({ id: z.number(), secret: z.string() }) }) });
const Refused = z.object({ message: z.string(), attributes: z.array(z.string()) });

describe('Chatwoot simulator: what an administrator’s token sets up', () => {
  let chatwoot: ChatwootSimulator;
  let receiver: HookReceiver;
  let caller: Caller;
  let account: string;
  let ids: { accountId: number; inboxId: number };

  beforeEach(async () => {
    [chatwoot, receiver] = await Promise.all([startChatwoot(), startHookReceiver()]);
    const { accountId, inboxId, administrator } = chatwoot.createAccount({ name: 'Harbor & Pine' });
    ids = { accountId, inboxId };
    account = `/api/v1/accounts/${accountId}`;
    caller = { url: chatwoot.url, token: administrator.token };
  });
  afterEach(() => Promise.all([chatwoot.stop(), receiver.stop()]));

  const call = async (request: string, body?: unknown) => (await callChatwoot(caller, request, body)).body;
  const makeBot = async (outgoing_url = receiver.url) =>
    Bot.parse(await call(`POST ${account}/agent_bots`, { name: 'Assistant', outgoing_url }));
  const refusal = async (request: string, body: unknown) => {
    const answer = await callChatwoot(caller, request, body);
    assert.equal(answer.status, 422);
    return Refused.parse(answer.body).attributes;
  };

  it('says who one is, in which accounts, and which inboxes are there', async () => {
    const Profile = z.object({
      accounts: z.array(z.object({ id: z.number(), name: z.string(), role: z.string() })),
    });
    assert.deepEqual(Profile.parse(await call('GET /api/v1/profile')).accounts, [
      { id: ids.accountId, name: 'Harbor & Pine', role: 'administrator' },
    ]);
    const Inboxes = z.object({ payload: z.array(z.object({ id: z.number(), channel_type: z.string() })) });
    assert.deepEqual(Inboxes.parse(await call(`GET ${account}/inboxes`)).payload, [
      { id: ids.inboxId, channel_type: 'Channel::WebWidget' },
    ]);
  });

  it('makes a bot, attaches it, and answers in its name with the token that it got', async () => {
    const inbox = `${account}/inboxes/${ids.inboxId}`;
    assert.deepEqual(await call(`GET ${inbox}/agent_bot`), { agent_bot: {} });
    const bot = await makeBot();
    await call(`POST ${inbox}/set_agent_bot`, { agent_bot: bot.id });
    const Attached = z.object({ agent_bot: z.object({ id: z.number() }) });
    assert.equal(Attached.parse(await call(`GET ${inbox}/agent_bot`)).agent_bot.id, bot.id);

    const where = chatwoot.visitorWrites({ accountId: ids.accountId }, 'Hello');
    await chatwoot.settled();
    assert.deepEqual(receiver.events(), ['message_created']);
    const path = `POST ${account}/conversations/${where.conversationId}/messages`;
    const sent = await callChatwoot({ ...caller, token: bot.access_token }, path, { content: 'Hi' });
    assert.equal(
      z.object({ sender: z.object({ name: z.string() }) }).parse(sent.body).sender.name,
      'Assistant',
    );

    await call(`POST ${inbox}/set_agent_bot`, { agent_bot: null });
    chatwoot.operatorSetsStatus(where, 'open');
    chatwoot.visitorWrites(where, 'Anyone?');
    await chatwoot.settled();
    assert.equal(receiver.received.filter(({ event }) => event === 'conversation_opened').length, 0);
  });

  it('changes, lists and deletes a bot; a deleted one leaves its inbox and its token stops', async () => {
    const bot = await makeBot();
    await call(`POST ${account}/inboxes/${ids.inboxId}/set_agent_bot`, { agent_bot: bot.id });
    await call(`PATCH ${account}/agent_bots/${bot.id}`, { outgoing_url: `${receiver.url}&changed=1` });
    const fresh = Bot.parse(await call(`POST ${account}/agent_bots/${bot.id}/reset_access_token`));
    const signing = Bot.parse(await call(`POST ${account}/agent_bots/${bot.id}/reset_secret`));
    assert.notEqual(fresh.access_token, bot.access_token);
    assert.notEqual(signing.secret, bot.secret);
    const where = chatwoot.visitorWrites({ accountId: ids.accountId }, 'Hello');
    await chatwoot.settled();
    assert.ok(receiver.received[0]?.path.endsWith('&changed=1'));
    assert.equal(z.array(Bot).parse(await call(`GET ${account}/agent_bots`)).length, 1);
    await call(`DELETE ${account}/agent_bots/${bot.id}`);
    assert.deepEqual(await call(`GET ${account}/agent_bots`), []);
    const path = `GET ${account}/conversations/${where.conversationId}`;
    assert.equal((await callChatwoot({ ...caller, token: fresh.access_token }, path)).status, 401);
  });

  it('refuses bots without a name and addresses that are none or too long', async () => {
    const bots = `POST ${account}/agent_bots`;
    assert.deepEqual(await refusal(bots, { name: ' ' }), ['name']);
    for (const outgoing_url of ['nowhere', 'ftp://example.com', `https://example.com/${'x'.repeat(2_048)}`])
      assert.deepEqual(await refusal(bots, { name: 'Bot', outgoing_url }), ['outgoing_url']);
  });

  it('makes account webhooks for chosen events, one for each address, and takes them away', async () => {
    const webhooks = `${account}/webhooks`;
    const wanted = { url: receiver.url, subscriptions: ['conversation_created'] };
    const { webhook } = Hook.parse(await call(`POST ${webhooks}`, { webhook: wanted })).payload;
    assert.deepEqual(await refusal(`POST ${webhooks}`, { webhook: wanted }), ['url']);
    assert.deepEqual(await refusal(`POST ${webhooks}`, wanted), ['url']);
    const other = { url: `${receiver.url}&other`, subscriptions: ['message_sung'] };
    assert.deepEqual(await refusal(`POST ${webhooks}`, { webhook: other }), ['subscriptions']);
    chatwoot.visitorWrites({ accountId: ids.accountId }, 'Hello');
    await chatwoot.settled();
    assert.deepEqual(receiver.events(), ['conversation_created']);

    const path = `${webhooks}/${webhook.id}`;
    await call(`PATCH ${path}`, { webhook: { subscriptions: ['message_created'] } });
    const reset = Hook.parse(await call(`POST ${path}/reset_secret`)).payload.webhook;
    assert.notEqual(reset.secret, webhook.secret);
    chatwoot.visitorWrites({ accountId: ids.accountId }, 'Hello');
    await chatwoot.settled();
    assert.equal(receiver.events().at(-1), 'message_created');
    await call(`DELETE ${path}`);
    assert.deepEqual(await call(`GET ${webhooks}`), { payload: { webhooks: [] } });
  });

  it('refuses contacts with an address that another has, or with a number that is none', async () => {
    const contacts = `${account}/contacts`;
    await call(`POST ${contacts}`, { name: 'Ingrid', email: 'ingrid@example.com' });
    const { status, body } = await callChatwoot(caller, `POST ${contacts}`, { email: 'ingrid@example.com' });
    assert.deepEqual({ status, body }, readErrorFixture('422-record-invalid'));
    assert.deepEqual(await refusal(`POST ${contacts}`, { phone_number: '40000000' }), ['phone_number']);
    assert.deepEqual(await refusal(`POST ${contacts}`, { email: 'ingrid' }), ['email']);
  });

  it('finds contacts by name, address, number and identifier, fifteen a page', async () => {
    for (let index = 0; index < 16; index += 1)
      chatwoot.putContact(ids.accountId, { name: `Guest ${index}`, identifier: `user-${index}` });
    const Found = z.object({
      meta: z.object({ count: z.number(), current_page: z.unknown(), has_more: z.boolean() }),
      payload: z.array(z.object({ name: z.string() })),
    });
    const search = async (query: string) =>
      Found.parse(await call(`GET ${account}/contacts/search?${query}`));
    const { meta, payload } = await search('q=guest');
    assert.deepEqual([meta, payload.length], [{ count: 16, current_page: 1, has_more: true }, 15]);
    const second = await search('q=guest&page=2');
    assert.deepEqual([second.meta.current_page, second.payload.length], ['2', 1]);
    assert.deepEqual((await search('q=user-7')).payload, [{ name: 'Guest 7' }]);
    assert.equal((await callChatwoot(caller, `GET ${account}/contacts/search`)).status, 422);
  });

  it('takes the identity of a visitor only with the inbox’s signature, where the inbox demands it', async () => {
    const inbox = chatwoot.addInbox(ids.accountId, { channelType: 'Channel::Api', hmacMandatory: true });
    const path = `POST /public/api/v1/inboxes/${inbox.api?.identifier ?? ''}/contacts`;
    const anyone = { url: chatwoot.url, token: '' };
    const identity = { identifier: 'user-1', identifier_hash: 'wrong' };
    assert.equal((await callChatwoot(anyone, path, identity)).status, 401);
    assert.equal((await callChatwoot(anyone, path, { identifier: 'user-1' })).status, 401);
    const key = inbox.api?.hmac_token ?? '';
    const identifier_hash = createHmac('sha256', key).update('user-1').digest('hex');
    const Known = z.object({ source_id: z.string() });
    const { source_id } = Known.parse(
      (await callChatwoot(anyone, path, { identifier: 'user-1', identifier_hash })).body,
    );
    const visitors = `${path.replace('POST ', '')}/${source_id}/conversations`;
    const begun = await callChatwoot(anyone, `POST ${visitors}`, {});
    const { id: conversationId } = z.object({ id: z.number() }).parse(begun.body);
    const where = { accountId: ids.accountId, conversationId };
    assert.equal(chatwoot.conversation(where)?.contact_inbox.hmac_verified, true);
    chatwoot.operatorNote(where, 'not for the visitor');
    chatwoot.operatorWrites(where, 'Hello');
    const listed = await callChatwoot(anyone, `GET ${visitors}/${conversationId}/messages`);
    const Messages = z.array(z.object({ content: z.string() }));
    assert.deepEqual(Messages.parse(listed.body), [{ content: 'Hello' }]);
    await callChatwoot(anyone, `POST ${visitors}/${conversationId}/update_last_seen`);
    assert.notEqual(chatwoot.conversation(where)?.contact_last_seen_at, null);
  });
});
