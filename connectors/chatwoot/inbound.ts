import { createHash } from 'node:crypto';
import { forged, genuine, hmacMatches, isFresh, jsonBody, singleHeader } from '../../src/kit/index.js';
import { type ConnectorEvent, type MessageEvent, onlyGiven, type RawRequest } from '../../src/kit/index.js';
import type { Chatwoot } from './api.js';
import type { Conversation } from './schemas.js';
import { ConversationHook, factsOf, Hook, type Message, MessageHook } from './schemas.js';

export const accountOf: Chatwoot['accountOf'] = (request) => {
  const hook = Hook.safeParse(jsonBody(request)).data;
  return (hook?.account ?? hook?.conversation.account)?.id.toString();
};

/** A server that gave the bot a secret signs. For one that did not, the secret address speaks and `confirm` reads back. */
export const verify: Chatwoot['verify'] = (request, { state }) => {
  if (state?.hook_secret !== undefined && !isSigned(request, state.hook_secret)) return forged('signature');
  if (!Hook.safeParse(jsonBody(request)).success) return forged('not a Chatwoot event');
  const [ours, account = ours] = [state?.account_id.toString(), accountOf(request)];
  return ours === undefined || account === ours ? genuine : forged('other account');
};

/** `sha256=` and the MAC over time, full stop and the very bytes: Chatwoot escapes its JSON in a way of its own. */
function isSigned(request: RawRequest, secret: string): boolean {
  const time = singleHeader(request, 'x-chatwoot-timestamp') ?? '';
  const [scheme, signature = ''] = singleHeader(request, 'x-chatwoot-signature')?.split(/(?<==)/) ?? [];
  if (scheme !== 'sha256=' || !isFresh(time, request.receivedAt)) return false;
  return hmacMatches({ algorithm: 'sha256', secret, signed: [time, '.', request.body], signature });
}

/** Contacts, opened widgets and whoever types say nothing to us. */
export const parse: Chatwoot['parse'] = (request) => {
  const body = jsonBody(request);
  const { event = '' } = Hook.safeParse(body).data ?? {};
  const at = request.receivedAt.toISOString();
  const said = MessageHook.safeParse(body).data;
  if (said && event === 'message_created') return { events: createdEvents(said, said.conversation, at) };
  if (said && event === 'message_updated') return { events: updatedEvents(said, said.conversation, at) };
  const talk = event.startsWith('conversation_') ? ConversationHook.safeParse(body).data : undefined;
  return { events: talk ? changesOf(event, talk, at) : [] };
};

type Read = (message: Message, conversation: Conversation, at: string) => ConnectorEvent[];

/**
 * Who wrote. Greetings and other templates are nobody's. What no bot, rule or campaign sent is a human's, whatever its
 * sender: a human must never be taken for a bot.
 */
function roleOf({ message_type, sender, ...message }: Message): MessageEvent['role'] | undefined {
  const type = sender?.type ?? 'contact';
  if (message_type === 'incoming') return type === 'contact' && !message.private ? 'visitor' : undefined;
  if (message_type !== 'outgoing') return undefined;
  const sentBy = message.content_attributes?.automation_rule_id ?? message.additional_attributes?.campaign_id;
  return sentBy != null || /^(?:agent_bot|captain_assistant)$/.test(type) ? 'bot' : 'operator';
}

/** The event of a message; none of templates, activities and a visitor's message without any content. */
function messageEvent(message: Message, talk: Conversation): MessageEvent | undefined {
  const role = roleOf(message);
  const { sender, attachments, created_at: sent_at, content_attributes } = message;
  const text = (message.content ?? '').slice(0, 1_000_000);
  if (!role || (role === 'visitor' && text.trim() === '' && attachments.length === 0)) return undefined;
  const { referer: page_url, browser_language: language } = talk.additional_attributes;
  const known = { external_id: sender?.id?.toString(), ...factsOf(sender ?? {}), page_url, language };
  const visitor = role === 'visitor' ? onlyGiven(known) : undefined;
  return onlyGiven<MessageEvent>({
    ...{ kind: 'message', conversation_id: talk.id, message_id: String(message.id), role, text, visitor },
    ...{ private: message.private, attachments: attachments.slice(0, 50), sent_at },
    author_name: visitor ? visitor.name : sender?.name,
    channel: (talk.channel ?? talk.meta.channel)?.replace('Channel::', '').toLowerCase(),
    mark: sender?.type === 'agent_bot' ? content_attributes?.patchbay : undefined,
  });
}

/** A new message; with a visitor's also whose the conversation is, for a bot hears them where humans answer too. */
export const createdEvents: Read = (message, conversation) => {
  const event = messageEvent(message, conversation);
  return event ? [event, ...(event.role === 'visitor' ? standingOf(conversation, event.sent_at) : [])] : [];
};

/** What became of a message: deleted, edited by its visitor, or answered by him (a choice, a form, an e-mail address). */
export const updatedEvents: Read = (message, talk, at) => {
  const { deleted, submitted_email: email, submitted_values = [] } = message.content_attributes ?? {};
  const ids = { conversation_id: talk.id, message_id: String(message.id) };
  if (deleted === true) return [{ kind: 'message-deleted', ...ids, at }];
  const event = messageEvent(message, talk);
  if (event?.role === 'visitor') return [{ kind: 'message-edited', ...ids, text: event.text, at }];
  if (email) return [{ kind: 'visitor-changed', conversation_id: talk.id, visitor: { email }, at }];
  const text = submitted_values.flatMap(({ title, value }) => title ?? value ?? []).join('\n');
  // The id follows from what was answered: a repetition is known, and a change of mind is not lost.
  const message_id = `${message.id}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  const says = { role: 'visitor', private: false, text, sent_at: at } as const;
  return text === '' ? [] : [{ kind: 'message', ...ids, message_id, ...says, attachments: [] }];
};

/** Open and snoozed are a human's (chatwoot.md 3). Pending is a bot's, which takes no conversation from a human here. */
export function standingOf({ id: conversation_id, status }: Conversation, at: string): ConnectorEvent[] {
  if (status === 'pending') return [];
  const now = status === 'resolved' ? { open: false } : ({ open: true, assigned_to: 'operator' } as const);
  return [{ kind: 'conversation-changed', conversation_id, at, ...now }];
}

/**
 * A changed status, or another assignee: what changed is told only there. Pending after resolved is a visitor's message,
 * which says so itself; pending after open is an operator who gives the conversation back.
 */
function changesOf(event: string, hook: ConversationHook, receivedAt: string): ConnectorEvent[] {
  const { id: conversation_id, updated_at: at = receivedAt, changed_attributes: changes } = hook;
  const change = { kind: 'conversation-changed', conversation_id, at } as const;
  const was = changes.find(({ status }) => status)?.status?.previous_value;
  const isGivenBack = hook.status === 'pending' && (was === 'open' || was === 'snoozed');
  if (event !== 'conversation_updated')
    return isGivenBack ? [{ ...change, assigned_to: 'bot' }] : standingOf(hook, at);
  const assigned = changes.find(({ assignee_id }) => assignee_id)?.assignee_id;
  const assigned_to = assigned?.current_value == null ? 'nobody' : 'operator';
  return assigned ? [{ ...change, assigned_to }] : [];
}
