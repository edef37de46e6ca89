import { isoSecond, seconds } from './times.js';
import type { AccountRow, BotRow, ContactInboxRow, ContactRow, InboxRow, Sender, UserRow } from './rows.js';

/**
 * People, bots and inboxes as they go out. Each has a form for hooks (`…Hook`), one inside other records (`…Inside`),
 * and one for answers of the API (`…View`). Keys and their order are those of the recordings.
 */

export const accountInside = ({ id, name }: AccountRow) => ({ id, name });
export const inboxInside = ({ id, name }: InboxRow) => ({ id, name });

/** A contact of a hook; it has no `type`. */
export function contactHook(contact: ContactRow, account: AccountRow) {
  const { additional_attributes, custom_attributes, email, id, identifier, name, phone_number } = contact;
  return {
    account: accountInside(account),
    ...{ additional_attributes, avatar: '', custom_attributes, email, id, identifier, name, phone_number },
    ...{ thumbnail: '', blocked: contact.blocked },
  };
}

export function contactInside(contact: ContactRow) {
  const { additional_attributes, custom_attributes, email, id, identifier, name, phone_number } = contact;
  return {
    ...{ additional_attributes, custom_attributes, email, id, identifier, name, phone_number },
    ...{ thumbnail: '', blocked: contact.blocked, type: 'contact' },
  };
}

/** A contact inside a conversation of the API. */
export function contactBrief(contact: ContactRow) {
  const { additional_attributes, email, id, name, phone_number, blocked, identifier } = contact;
  return {
    ...{ additional_attributes, availability_status: 'online', email, id, name, phone_number },
    ...{ blocked, identifier, thumbnail: '', custom_attributes: contact.custom_attributes },
    ...(contact.last_activity_at !== null && { last_activity_at: seconds(contact.last_activity_at) }),
    created_at: seconds(contact.created_at),
  };
}

export const contactView = (contact: ContactRow) => ({
  ...contactBrief(contact),
  contact_inboxes: contact.contact_inboxes.map(({ source_id, inbox }) => ({
    source_id,
    inbox: {
      ...{ id: inbox.id, avatar_url: '', channel_id: inbox.channel_id, name: inbox.name },
      ...{ channel_type: inbox.channel_type, provider: null },
    },
  })),
});

export function contactInboxInside(link: ContactInboxRow) {
  const { id, contact_id, inbox, source_id, hmac_verified, pubsub_token } = link;
  const at = isoSecond(link.created_at);
  return {
    ...{ id, contact_id, inbox_id: inbox.id, source_id, created_at: at, updated_at: at },
    ...{ hmac_verified, pubsub_token },
  };
}

export function userInside(user: UserRow) {
  const { id, name, available_name, availability_status, thumbnail } = user;
  return { id, name, available_name, avatar_url: thumbnail, type: 'user', availability_status, thumbnail };
}

/** A user as agent of an account. */
export function agentView(user: UserRow, accountId: number) {
  const { id, availability_status, email, available_name, name, thumbnail } = user;
  const role = user.memberships.find(({ account_id }) => account_id === accountId)?.role ?? null;
  return {
    ...{ id, account_id: accountId, availability_status, auto_offline: true, confirmed: true, email },
    ...{ provider: 'email', available_name, name, role, thumbnail },
  };
}

export const botInside = ({ id, name }: BotRow) => ({ id, name, avatar_url: '', type: 'agent_bot' });

/** A bot without its account and its keys. */
export const botBrief = ({ id, name, description, outgoing_url, bot_type }: BotRow) => ({
  ...{ id, name, description, thumbnail: '', outgoing_url, bot_type },
});

/** The sender at the top of a message hook, or whoever types. */
export function senderHook(sender: Sender, account: AccountRow): Record<string, unknown> {
  if (sender.type === 'Contact') return contactHook(sender.contact, account);
  if (sender.type === 'AgentBot') return { id: sender.bot.id, name: sender.bot.name, type: 'agent_bot' };
  const { id, name, email } = sender.user;
  return { id, name, email, type: 'user' };
}

/** The sender inside messages of the API, and inside those that conversations carry. */
export function senderInside(sender: Sender): Record<string, unknown> {
  if (sender.type === 'Contact') return contactInside(sender.contact);
  return sender.type === 'User' ? userInside(sender.user) : botInside(sender.bot);
}

/** The record behind a sender. */
export function senderRow(sender: Sender): { id: number; name: string } {
  if (sender.type === 'Contact') return sender.contact;
  return sender.type === 'User' ? sender.user : sender.bot;
}
