import {
  type ConnectorEvent,
  forged,
  genuine,
  ifFound,
  jsonBody,
  type MessageEvent,
} from '../../src/kit/index.js';
import { type MessageRole, onlyGiven, type Parsed, type VisitorFacts } from '../../src/kit/index.js';
import { callApi, type Papercups } from './api.js';
import type { State } from './config.js';
import { Conversation, Hook, inData, Message, Owned, WholeConversation } from './schemas.js';

export const accountOf: Papercups['accountOf'] = (request) => {
  const hook = Hook.safeParse(jsonBody(request)).data;
  return Owned.safeParse(hook?.payload).data?.account_id;
};

/** Nothing in a delivery proves where it comes from: the secret address does, and `confirm` asks Papercups itself. */
export const verify: Papercups['verify'] = (request, { state }) => {
  if (!Hook.safeParse(jsonBody(request)).success) return forged('not a Papercups event');
  const account = accountOf(request);
  return account === undefined || !state || account === state.account_id ? genuine : forged('other account');
};

export const parse: Papercups['parse'] = (request, { state }) => {
  const hook = Hook.safeParse(jsonBody(request)).data;
  if (hook?.event === 'webhook:verify') return answerHandshake(hook.payload);
  if (hook?.event === 'message:created') {
    const message = Message.safeParse(hook.payload).data;
    return { events: message ? eventsOf(message) : [] };
  }
  const isAboutConversation =
    hook?.event === 'conversation:created' || hook?.event === 'conversation:updated';
  const conversation = isAboutConversation ? Conversation.safeParse(hook.payload).data : undefined;
  // The record has no time of its own change: `last_activity_at` stays when only the assignee changes.
  return { events: conversation ? [changeOf(conversation, request.receivedAt.toISOString(), state)] : [] };
};

/** Only what Papercups itself makes up is given back, so that the address cannot be used to reflect other input. */
function answerHandshake(payload: unknown): Parsed {
  if (typeof payload !== 'string' || !/^[A-Z2-7]{64}$/.test(payload)) return { events: [] };
  const body = JSON.stringify({ challenge: payload });
  return { events: [], reply: { status: 200, contentType: 'application/json', body } };
}

/**
 * Who wrote, as far as the columns tell. The open socket lets a visitor set any of them: both ids together, or a
 * visitor's note or bot message, exist only there and are nobody's. Neither id counts as an agent's, as it does for
 * Papercups (lib/chat_api/messages/helpers.ex:25-28). A reply under our own user can be a person's words from Slack or
 * Mattermost (mattermost_controller.ex:133-137): that a message is ours, only the mark tells.
 */
function roleOf(message: Message): MessageRole | undefined {
  const type = message.type ?? 'reply';
  if (typeof message.customer_id !== 'string') return type === 'bot' ? 'bot' : 'operator';
  const isPlainReply = type === 'reply' && message.private !== true && typeof message.user_id !== 'number';
  return isPlainReply ? 'visitor' : undefined;
}

/**
 * The event of a message; none when nobody is to be believed as its author, and none of a visitor without any content.
 * `visitor` comes from the conversation: the customer in a message can be another person's, even of another account.
 */
export function eventsOf(message: Message, visitor?: VisitorFacts): MessageEvent[] {
  const role = roleOf(message);
  const { conversation_id, id: message_id, body, user, created_at: sent_at, source: channel } = message;
  const isEmpty = (body ?? '').trim() === '' && message.attachments.length === 0;
  if (role === undefined || (role === 'visitor' && isEmpty)) return [];
  const attachments = message.attachments
    .slice(0, 50)
    .map(({ file_url: url, filename: name, content_type }) => onlyGiven({ url, name, content_type }));
  const facts = { conversation_id, message_id, role, attachments, sent_at, channel, visitor };
  const writer =
    role === 'visitor'
      ? { author_name: visitor?.name }
      : { author_name: user?.display_name ?? user?.full_name, mark: message.metadata?.patchbay };
  const text = (body ?? '').slice(0, 1_000_000);
  return [onlyGiven({ kind: 'message', ...facts, text, private: message.private ?? false, ...writer })];
}

/** How a conversation stands. */
export function changeOf({ id, ...now }: Conversation, at: string, state: State | undefined): ConnectorEvent {
  const isOperators = typeof now.assignee_id === 'number' && now.assignee_id !== state?.bot_user_id;
  const facts = { open: now.status !== 'closed', assigned_to: isOperators ? 'operator' : 'nobody' } as const;
  return { kind: 'conversation-changed', conversation_id: id, at, ...facts };
}

/** The messages that may be believed, oldest first: none that names another customer than the conversation's. */
export function messagesOf({ customer, customer_id, messages }: WholeConversation): MessageEvent[] {
  const { id, current_url, ...contact } = customer?.id === customer_id ? (customer ?? {}) : {};
  const visitor = id && onlyGiven({ external_id: id, ...contact, page_url: current_url });
  return messages
    .filter((message) => typeof message.customer_id !== 'string' || message.customer_id === customer_id)
    .sort((a, b) => a.created_at.localeCompare(b.created_at))
    .flatMap((message) => eventsOf(message, visitor || undefined));
}

/** Reads the conversation with the tenant's key and believes that answer only. A 404 is a foreign or deleted one. */
export const confirm: Papercups['confirm'] = async (event, session) => {
  if (event.kind !== 'message' && event.kind !== 'conversation-changed') return undefined;
  const read = { method: 'GET', path: `/conversations/${event.conversation_id}` } as const;
  const conversation = (await ifFound(callApi({ ...read, expect: inData(WholeConversation) }, session)))
    ?.data;
  if (!conversation || (session.state && conversation.account_id !== session.state.account_id))
    return undefined;
  if (event.kind === 'conversation-changed') return changeOf(conversation, event.at, session.state);
  return messagesOf(conversation).find(({ message_id }) => message_id === event.message_id);
};
