import type { BotRow, UserRow } from './rows.js';
import type { ChatwootSimulator } from './start.js';

/** The people and ids of the recorded fixtures. */
export const storyIds = {
  accountId: 3,
  inboxId: 7,
  apiInboxId: 9,
  botId: 5,
  administratorId: 20,
  operatorId: 21,
  teamId: 2,
  contactId: 412,
  conversationId: 88,
  apiConversationId: 91,
  visitorsMessageId: 5501,
  sourceId: '0c2e6f6a-6a55-4b1e-9d0b-6f3b7f0a1c22',
  inboxIdentifier: 'Qw7InboxIdentifier24char',
};

/** The moment of the visitor's question. */
export const storyTime = 1_781_172_000_000;

export interface Story {
  administrator: UserRow;
  operator: UserRow;
  bot: BotRow;
}

function putHelp(chatwoot: ChatwootSimulator): void {
  chatwoot.putArticle(storyIds.accountId, 'help', {
    ...{ id: 61, slug: '1781170000-shipping-times', title: 'Shipping times', locale: 'en' },
    content: '## Shipping\n\nNorway: 3 to 5 working days.',
    ...{ description: 'Delivery per country', status: 'published', position: 10, views: 210 },
    category: { id: 4, name: 'Orders', slug: 'orders', locale: 'en' },
    updated_at: storyTime,
  });
}

/** One question about Norway on the website, which waits for the bot. */
function putConversation(chatwoot: ChatwootSimulator): void {
  const { accountId, inboxId, contactId, sourceId, conversationId } = storyIds;
  const contact = chatwoot.putContact(accountId, {
    ...{ contactId, name: 'cold-forest-118', custom_attributes: { plan: 'trial' } },
  });
  chatwoot.putConversation(
    { accountId, inboxId, contactId, sourceId, linkId: 398, pubsubToken: 'pXq7examplePubsubToken' },
    {
      ...{ conversationId, uuid: '6a1d0d6e-3a0c-4c7b-8f5e-2b9f1c7e4d10', status: 'pending' },
      ...{ createdAt: storyTime - 30_000, contactLastSeenAt: storyTime - 5_000 },
    },
  );
  chatwoot.putMessage(
    { accountId, conversationId },
    {
      messageId: storyIds.visitorsMessageId,
      ...{ messageType: 0, content: 'Hi, do you ship to Norway?', createdAt: storyTime },
      sender: { type: 'Contact', contact },
    },
  );
}

/** Puts the story of the fixtures into a simulator, under its own ids and without a word to any hook. */
export function tellStory(chatwoot: ChatwootSimulator): Story {
  const { accountId, inboxId, apiInboxId, botId } = storyIds;
  const { administrator, operator } = chatwoot.createAccount({
    ...{ name: 'Fjord Shop', accountId, inbox: { inboxId, channelId: 4 } },
    administrator: { id: storyIds.administratorId },
    operator: { id: storyIds.operatorId, thumbnail: 'https://chat.example.com/avatars/21.png' },
  });
  chatwoot.addInbox(accountId, {
    ...{ inboxId: apiInboxId, channelId: 6, name: 'AI bridge API inbox', channelType: 'Channel::Api' },
    identifier: storyIds.inboxIdentifier,
  });
  const bot = chatwoot.createBot(accountId, { id: botId, name: 'Acme Assistant' });
  chatwoot.attachBot({ accountId, inboxId }, botId);
  chatwoot.addTeam(accountId, 'support', storyIds.teamId);
  putConversation(chatwoot);
  putHelp(chatwoot);
  return { administrator, operator, bot };
}

/** The visitor of the story also has an empty conversation in the API inbox. */
export function tellOfApiInbox(chatwoot: ChatwootSimulator): void {
  const { accountId, apiInboxId: inboxId, contactId, sourceId, apiConversationId } = storyIds;
  const seed = { conversationId: apiConversationId, createdAt: storyTime };
  chatwoot.putConversation({ accountId, inboxId, contactId, sourceId }, seed);
}
