import { conversationHook } from './conversation-views.js';
import { messageHook } from './message-views.js';
import { accountInside, contactHook, inboxInside, senderHook, senderRow } from './person-views.js';
import type { ContactInboxRow, ContactRow, ConversationRow, MessageRow, Sender } from './rows.js';
import { accountOf, type Emitting } from './world.js';

/** Values before and after, by field. */
export type Changes = Record<string, { previous: unknown; current: unknown }>;

function changedAttributes(changes: Changes, { knobs }: Pick<Emitting, 'knobs'>) {
  if (knobs.changedAttributes === 'null') return null;
  return Object.entries(changes).map(([field, { previous, current }]) => ({
    [field]: { previous_value: previous, current_value: current },
  }));
}

/** Announces a message that was stored or changed; activities are never told. */
export function announceMessage(
  event: 'message_created' | 'message_updated',
  { conversation, message }: { conversation: ConversationRow; message: MessageRow },
  world: Emitting,
): void {
  if (message.message_type === 2) return;
  const account = accountOf(conversation.account_id, world);
  const build = () => ({
    ...messageHook({
      ...{ message, account, conversation },
      conversationHook: conversationHook(conversation, account),
    }),
    event,
  });
  world.emit({ accountId: account.id, inbox: conversation.inbox, conversation, message, event, build });
}

/** Announces an event of a conversation, with what changed where the event tells it. */
export function announceConversation(
  conversation: ConversationRow,
  { event, changes }: { event: string; changes?: Changes },
  world: Emitting,
): void {
  const account = accountOf(conversation.account_id, world);
  const changed = changes && { changed_attributes: changedAttributes(changes, world) };
  const build = () => ({ ...conversationHook(conversation, account), event, ...changed });
  world.emit({ accountId: account.id, inbox: conversation.inbox, conversation, event, build });
}

export function announceContact(
  contact: ContactRow,
  { event, changes }: { event: 'contact_created' | 'contact_updated'; changes?: Changes },
  world: Emitting,
): void {
  const account = accountOf(contact.account_id, world);
  const changed = changes && { changed_attributes: changedAttributes(changes, world) };
  const build = () => ({ ...contactHook(contact, account), event, ...changed });
  world.emit({ accountId: account.id, event, build });
}

/** Notes who types and announces it. */
export function changeTyping(
  conversation: ConversationRow,
  { by, isOn, isPrivate = false }: { by: Sender; isOn: boolean; isPrivate?: boolean },
  world: Emitting,
): void {
  const account = accountOf(conversation.account_id, world);
  const { name } = senderRow(by);
  if (isOn) conversation.typing.add(name);
  else conversation.typing.delete(name);
  const event = isOn ? 'conversation_typing_on' : 'conversation_typing_off';
  const build = () => ({
    event,
    user: senderHook(by, account),
    conversation: conversationHook(conversation, account),
    is_private: isPrivate,
  });
  world.emit({ accountId: account.id, inbox: conversation.inbox, conversation, event, build });
}

const widgetOpened = {
  initiated_at: { timestamp: 'Thu Jun 11 2026 12:00:00 GMT+0200' },
  referer: 'https://shop.example.com/pricing',
  widget_language: 'nb',
  browser_language: 'nb',
  browser: {
    ...{ device_name: 'Unknown', browser_name: 'Safari', platform_name: 'macOS' },
    ...{ browser_version: '17.5', platform_version: '14.5' },
  },
};

/** The visitor opened the chat window, mostly before there is a conversation. */
export function announceWidget(contact: ContactRow, link: ContactInboxRow, world: Emitting): void {
  const account = accountOf(contact.account_id, world);
  const { inbox } = link;
  const event = 'webwidget_triggered';
  const current = [...account.conversations.values()].findLast(({ contact_inbox }) => contact_inbox === link);
  const build = () => ({
    id: link.id,
    contact: contactHook(contact, account),
    inbox: inboxInside(inbox),
    account: accountInside(account),
    current_conversation: current ? conversationHook(current, account) : null,
    source_id: link.source_id,
    event,
    event_info: widgetOpened,
  });
  world.emit({ accountId: account.id, inbox, event, build });
}
