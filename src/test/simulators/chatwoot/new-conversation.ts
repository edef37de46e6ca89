import { randomUUID } from 'node:crypto';
import { announceConversation } from './announce.js';
import type { AccountRow, Attributes, ContactInboxRow, ContactRow, ConversationRow, Status } from './rows.js';
import type { Emitting } from './world.js';

/** What the chat window tells about a browser. */
const visitorBrowser = {
  browser_language: 'nb',
  browser: {
    ...{ device_name: 'Unknown', browser_name: 'Safari', platform_name: 'macOS' },
    ...{ browser_version: '17.5', platform_version: '14.5' },
  },
  initiated_at: { timestamp: 'Thu Jun 11 2026 12:00:00 GMT+0200' },
  referer: 'https://shop.example.com/pricing',
};

export interface ConversationSeed {
  conversationId?: number;
  uuid?: string;
  status?: Status | undefined;
  additionalAttributes?: Attributes | undefined;
  customAttributes?: Attributes | undefined;
  createdAt?: number;
  contactLastSeenAt?: number;
}

export interface ConversationOf {
  account: AccountRow;
  contact: ContactRow;
  link: ContactInboxRow;
}

/** A bot's inbox begins with pending conversations, whatever was asked for; those of a blocked contact are resolved. */
function firstStatus({ contact, link }: ConversationOf, wanted: Status | undefined): Status {
  if (contact.blocked) return 'resolved';
  return link.inbox.bot ? 'pending' : (wanted ?? 'open');
}

/** Adds a conversation without messages and without a word to the hooks. */
export function putConversation(
  { account, contact, link }: ConversationOf,
  seed: ConversationSeed & { status?: Status | undefined },
  world: Pick<Emitting, 'now'>,
): ConversationRow {
  const at = seed.createdAt ?? world.now();
  const conversation: ConversationRow = {
    id: seed.conversationId ?? Math.max(0, ...account.conversations.keys()) + 1,
    uuid: seed.uuid ?? randomUUID(),
    account_id: account.id,
    ...{ inbox: link.inbox, contact, contact_inbox: link },
    status: seed.status ?? firstStatus({ account, contact, link }, undefined),
    ...{ assignee: null, assignee_bot: null, team: null, labels: [], priority: null, snoozed_until: null },
    additional_attributes:
      seed.additionalAttributes ?? (link.inbox.channel_type === 'Channel::WebWidget' ? visitorBrowser : {}),
    custom_attributes: seed.customAttributes ?? {},
    ...{ waiting_since: at, first_reply_created_at: null, agent_last_seen_at: null },
    contact_last_seen_at: seed.contactLastSeenAt ?? null,
    ...{ last_activity_at: at, created_at: at, updated_at: at, messages: [], typing: new Set() },
  };
  account.conversations.set(conversation.id, conversation);
  return conversation;
}

/** Begins a conversation and announces it. */
export function openConversation(
  of: ConversationOf,
  seed: ConversationSeed,
  world: Emitting,
): ConversationRow {
  const conversation = putConversation(of, { ...seed, status: firstStatus(of, seed.status) }, world);
  announceConversation(conversation, { event: 'conversation_created' }, world);
  return conversation;
}
