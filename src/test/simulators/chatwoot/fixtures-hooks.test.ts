import assert from 'node:assert/strict';
import { callChatwoot } from './client.js';
import { type HookReceiver, startHookReceiver } from './hook-receiver.js';
import { accountEvents } from './hook-targets.js';
import { fixtureNames, maskedText, readApiFixture, readHookFixture } from './read-fixture.js';
import { signHook } from './sign-hook.js';
import { type ChatwootSimulator, startChatwoot } from './start.js';
import { type Story, storyIds, tellOfApiInbox, tellStory } from './story.js';

const { accountId, inboxId, apiInboxId, conversationId, operatorId, contactId, botId } = storyIds;
const where = { accountId, conversationId };
const question = 'Hi, do you ship to Norway?';

interface Stage {
  chatwoot: ChatwootSimulator;
  /** Replays the recorded request of an API fixture with the bot's token. */
  replay: (fixture: string) => Promise<unknown>;
}

type Act = (stage: Stage) => unknown;

const opened =
  (act: Act): Act =>
  (stage) => {
    stage.chatwoot.operatorSetsStatus(where, 'open');
    return act(stage);
  };
const ownedByHuman = (act: Act): Act =>
  opened((stage) => {
    stage.chatwoot.operatorAssigns(where, operatorId);
    return act(stage);
  });
const photo = { name: 'photo.png', contentType: 'image/png', bytes: new Uint8Array(48_211) };
const stranger = { name: 'cold-forest-118', custom_attributes: { plan: 'trial' } };
const lastMessage = (chatwoot: ChatwootSimulator) => ({
  ...where,
  messageId: chatwoot.conversation(where)?.messages.at(-1)?.id ?? 0,
});

/** What makes Chatwoot announce each fixture's event. */
const acts: Record<string, Act> = {
  'message_created.incoming.pending': ({ chatwoot }) => chatwoot.visitorWrites(where, question),
  'message_created.incoming.open': ownedByHuman(({ chatwoot }) => {
    chatwoot.operatorWrites(where, 'Hello');
    chatwoot.visitorWrites(where, 'Are you there?');
  }),
  'message_created.incoming.attachment': ({ chatwoot }) =>
    chatwoot.visitorWrites(where, null, { attachments: [photo] }),
  'message_created.outgoing.bot-echo': ({ replay }) => replay('message-create.outgoing'),
  'message_created.outgoing.human': ownedByHuman(({ chatwoot }) =>
    chatwoot.operatorWrites(where, 'Hello, Maya here.'),
  ),
  'message_created.outgoing.human-while-pending': ({ chatwoot }) =>
    chatwoot.operatorWrites(where, 'Let me check that.'),
  'message_created.private-note': ownedByHuman(({ chatwoot }) =>
    chatwoot.operatorNote(where, 'Asked warehouse, waiting.'),
  ),
  'message_created.template-greeting': ({ chatwoot }) => {
    chatwoot.setInbox({ accountId, inboxId }, { greeting: 'Welcome! How can we help?' });
    chatwoot.visitorWrites(where, question);
  },
  'message_updated.input_select-submitted': async ({ chatwoot, replay }) => {
    await replay('message-create.input_select');
    chatwoot.visitorPicks(lastMessage(chatwoot), 'human');
  },
  'message_updated.input_email-submitted': ({ chatwoot }) => {
    chatwoot.setInbox({ accountId, inboxId }, { enable_email_collect: true });
    chatwoot.visitorWrites(where, question);
    chatwoot.visitorLeavesEmail(lastMessage(chatwoot), 'ingrid@example.com');
  },
  'api-channel.message_created.outgoing': ({ chatwoot }) => {
    tellOfApiInbox(chatwoot);
    const there = { accountId, conversationId: storyIds.apiConversationId };
    chatwoot.operatorAssigns(there, operatorId);
    chatwoot.operatorWrites(there, 'Hello, Maya here.');
  },
  conversation_created: ({ chatwoot }) => chatwoot.visitorWrites({ accountId, contactId }, question),
  conversation_opened: ({ replay }) => replay('toggle_status.handoff-by-bot'),
  conversation_resolved: opened(({ chatwoot }) => chatwoot.operatorResolves(where)),
  'conversation_status_changed.open-to-resolved': opened(({ chatwoot }) => chatwoot.operatorResolves(where)),
  'conversation_status_changed.pending-to-open': ({ replay }) => replay('toggle_status.handoff-by-bot'),
  'conversation_status_changed.resolved-to-pending': ({ chatwoot }) => {
    chatwoot.operatorResolves(where);
    chatwoot.visitorWrites(where, question);
  },
  'conversation_updated.assignee': ownedByHuman(() => undefined),
  conversation_typing_on: ({ chatwoot }) => chatwoot.visitorTypes(where, true),
  contact_created: ({ chatwoot }) => chatwoot.visitorOpensWidget({ accountId, contact: stranger }),
  contact_updated: ({ chatwoot }) =>
    chatwoot.visitorSets(where, { name: 'Ingrid Solberg', email: 'ingrid@example.com' }),
  webwidget_triggered: ({ chatwoot }) => chatwoot.visitorOpensWidget({ accountId, contact: stranger }),
};

/** Values that belong to another moment or place of the story; the ids are those that a simulator makes up. */
const madeUp: Record<string, string[]> = {
  'api-channel.message_created.outgoing': ['contact_inbox', 'first_reply_created_at'],
  conversation_created: ['id', 'conversation_id'],
  contact_created: ['id'],
  webwidget_triggered: ['id', 'source_id'],
  'message_created.incoming.attachment': ['data_url', 'thumb_url'],
  // These show the assignee of the conversation, and in its older message the one before.
  'message_created.private-note': ['assignee_id'],
  'conversation_updated.assignee': ['assignee_id'],
};

const comparable = (body: unknown, name: string): string =>
  maskedText(body, ['unread_count', ...(madeUp[name] ?? [])])
    .replaceAll(/"(id|message_id)": (5\d{3}|6\d{3})/g, '"$1": 5501')
    .replace(/"attachments": \[\s*\{\s*"id": \d+/g, '"attachments": [{"id": 1');

const receiverNames = { agent_bot: 'agent_bot', account: 'account_webhook', api_inbox: 'api_inbox_webhook' };

describe('Chatwoot simulator: hooks have the shape and the values of the fixtures', () => {
  let chatwoot: ChatwootSimulator;
  let story: Story;
  let receiver: HookReceiver;

  beforeEach(async () => {
    [chatwoot, receiver] = await Promise.all([startChatwoot(), startHookReceiver()]);
    story = tellStory(chatwoot);
    story.bot.outgoing_url = receiver.url;
    chatwoot.addWebhook(accountId, receiver.url, accountEvents);
    chatwoot.setInbox({ accountId, inboxId: apiInboxId }, { webhookUrl: receiver.url });
  });
  afterEach(() => Promise.all([chatwoot.stop(), receiver.stop()]));

  it('knows a cause for every recorded event', () => {
    assert.deepEqual(fixtureNames('webhooks').toSorted(), Object.keys(acts).toSorted());
  });

  for (const [name, act] of Object.entries(acts))
    it(`${name}, to those and only those who get it`, async () => {
      const expected = readHookFixture(name);
      const replay = (fixture: string) => {
        const { method, path, body } = readApiFixture(fixture).request;
        return callChatwoot({ url: chatwoot.url, token: story.bot.token }, `${method} ${path}`, body);
      };
      await act({ chatwoot, replay });
      await chatwoot.settled();
      const text = comparable(expected.body, name);
      const sent = chatwoot.ledger.deliveries.map(({ to, body }) => ({
        to: receiverNames[to],
        text: comparable(JSON.parse(body), name),
      }));
      const receivers = sent.filter((one) => one.text === text).map(({ to }) => to);
      const others = sent.map((one) => one.text).join('\n');
      assert.deepEqual(receivers.toSorted(), expected.meta.sent_to.toSorted(), `${others}\nis not ${text}`);
    });

  it('signs what each receiver gets with that receiver’s own secret', async () => {
    chatwoot.visitorWrites(where, question);
    await chatwoot.settled();
    const [webhook] = await webhooks();
    for (const { to, headers, body } of chatwoot.ledger.deliveries) {
      const secret = to === 'agent_bot' ? story.bot.secret : (webhook ?? '');
      assert.equal(headers['X-Chatwoot-Signature'], signHook(body, headers['X-Chatwoot-Timestamp']!, secret));
    }
    assert.equal(chatwoot.ledger.deliveries.filter(({ to }) => to === 'agent_bot').length > 0, true);
    assert.equal(chatwoot.conversation(where)?.inbox.bot?.id, botId);
  });

  /** The secrets of the account's webhooks, as administrators read them. */
  async function webhooks(): Promise<string[]> {
    const caller = { url: chatwoot.url, token: story.administrator.token };
    const { body } = await callChatwoot(caller, `GET /api/v1/accounts/${accountId}/webhooks`);
    return [...JSON.stringify(body).matchAll(/"secret":"([^"]+)"/g)].map(([, secret = '']) => secret);
  }
});
