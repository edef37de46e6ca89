import assert from 'node:assert/strict';
import { z } from 'zod';
import { type Caller, callChatwoot } from './client.js';
import { fixtureNames, maskedText, readApiFixture, readPublicFixture } from './read-fixture.js';
import { type ChatwootSimulator, startChatwoot } from './start.js';
import { type Story, storyIds, storyTime, tellOfApiInbox, tellStory } from './story.js';

const { accountId, conversationId, apiConversationId } = storyIds;
const where = { accountId, conversationId };

/** Values that the fixture gives and a simulator makes up anew, or that belong to another moment of the story. */
const madeUp: Record<string, string[]> = {
  'agent_bot-create': ['id', 'access_token', 'secret'],
  'articles-list': ['meta'],
  'assignment.bot': ['outgoing_url'],
  'contact-create': [
    ...['id', 'phone_number', 'custom_attributes', 'additional_attributes', 'contact_inboxes', 'source_id'],
  ],
  'contact-note': ['id'],
  'contact-update': ['additional_attributes'],
  'conversation-create': [
    ...['id', 'uuid', 'messages', 'last_non_activity_message', 'additional_attributes', 'unread_count'],
  ],
  'message-create.incoming-api-inbox': ['id'],
  'message-create.input_select': ['id'],
  'message-create.private-note': ['id'],
  'webhook-create': ['id', 'secret'],
};

/** What has happened before the recorded call. */
const before: Record<string, (chatwoot: ChatwootSimulator, story: Story) => void> = {
  'contact-search': (chatwoot) =>
    chatwoot.visitorSets(where, {
      ...{ name: 'Ingrid Solberg', email: 'ingrid@example.com', phone_number: '+4740000000' },
      custom_attributes: { intent: 'shipping' },
    }),
  'message-status-update': (chatwoot, { operator }) =>
    void chatwoot.putMessage(
      { accountId, conversationId: apiConversationId },
      {
        ...{ messageId: 6001, messageType: 1, content: 'Hello, Maya here.' },
        sender: { type: 'User', user: operator },
      },
    ),
};

describe('Chatwoot simulator: answers have the shape and the values of the fixtures', () => {
  let chatwoot: ChatwootSimulator;
  let story: Story;

  beforeEach(async () => {
    chatwoot = await startChatwoot({ now: () => new Date(storyTime + 1_000) });
    story = tellStory(chatwoot);
  });
  afterEach(() => chatwoot.stop());

  for (const name of fixtureNames('api'))
    it(name, async () => {
      const { meta, request, response } = readApiFixture(name);
      if (request.path.includes(`/${apiConversationId}/`)) tellOfApiInbox(chatwoot);
      before[name]?.(chatwoot, story);
      const isForBots = meta.token?.startsWith('bot');
      const token = isForBots ? story.bot.token : story.administrator.token;
      const caller: Caller = { url: chatwoot.url, token };
      const answer = await callChatwoot(caller, `${request.method} ${request.path}`, request.body);
      assert.equal(answer.status, response.status);
      const keys = madeUp[name] ?? [];
      assert.equal(maskedText(answer.body ?? null, keys), maskedText(response.body, keys));
    });

  it('the visitor’s side of an API inbox: contact, conversation, message, typing', async () => {
    const caller: Caller = { url: chatwoot.url, token: '' };
    const started = z.object({ id: z.number() });
    let conversation = apiConversationId;
    for (const [name, keys] of [
      ['contact-create', ['pubsub_token']],
      ['conversation-create', ['id', 'uuid']],
      ['message-create', ['id', 'conversation_id', 'email', 'phone_number', 'custom_attributes']],
      ['toggle_typing', []],
    ] as const) {
      const { request, response } = readPublicFixture(name);
      const path = request.path.replace(`/${apiConversationId}/`, `/${conversation}/`);
      const answer = await callChatwoot(caller, `${request.method} ${path}`, request.body);
      assert.equal(answer.status, response.status);
      const hidden = name === 'message-create' ? [...keys, 'identifier'] : keys;
      assert.equal(maskedText(answer.body ?? null, hidden), maskedText(response.body, hidden));
      if (name === 'conversation-create') conversation = started.parse(answer.body).id;
    }
  });
});
