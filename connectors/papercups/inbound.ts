import {
  type Attachment,
  type Binding,
  type ConnectorEvent,
  forged,
  genuine,
  ifFound,
  jsonBody,
  type MessageEvent,
  type MessageRole,
  onlyGiven,
  type Parsed,
  type RawRequest,
  type Verdict,
  type VisitorFacts,
} from '../../src/kit/index.js';
import { callApi, type PapercupsSession } from './api.js';
import type { Config, State } from './config.js';
import { Conversation, Hook, Message, one, Owned, WholeConversation } from './schemas.js';

export function accountOf(request: RawRequest): string | undefined {
  const hook = Hook.safeParse(jsonBody(request)).data;
  return Owned.safeParse(hook?.payload).data?.account_id;
}

/** Nothing in a delivery proves where it comes from: the secret address does, and `confirm` asks Papercups itself. */
export function verify(request: RawRequest, { state }: Binding<Config, State>): Verdict {
  if (!Hook.safeParse(jsonBody(request)).success) return forged('not a Papercups event');
  const account = accountOf(request);
  if (account !== undefined && state && account !== state.account_id) return forged('other account');
  return genuine;
}

export function parse(request: RawRequest, { state }: Binding<Config, State>): Parsed {
  const hook = Hook.safeParse(jsonBody(request)).data;
  switch (hook?.event) {
    case 'webhook:verify':
      return answerHandshake(hook.payload);
    case 'message:created': {
      const message = Message.safeParse(hook.payload).data;
      return { events: message ? eventsOf(message) : [] };
    }
    case 'conversation:created':
    case 'conversation:updated': {
      const conversation = Conversation.safeParse(hook.payload).data;
      if (!conversation) return { events: [] };
      // The record has no time of its own change: `last_activity_at` stays when only the assignee changes.
      return { events: [changeOf(conversation, request.receivedAt.toISOString(), state)] };
    }
    default:
      return { events: [] };
  }
}

/** Only what Papercups itself makes up is given back, so that the address cannot be used to reflect other input. */
function answerHandshake(payload: unknown): Parsed {
  if (typeof payload !== 'string' || !/^[A-Z2-7]{64}$/.test(payload)) return { events: [] };
  const body = JSON.stringify({ challenge: payload });
  return { events: [], reply: { status: 200, contentType: 'application/json', body } };
}

/**
 * Who wrote, as far as the columns tell. An open socket lets a visitor set any of them: both ids together, or a visitor's
 * note or bot message, exist only there and are nobody's. Neither id counts as an agent's, as it does for Papercups
 * (papercups: lib/chat_api/messages/helpers.ex:25-28). A reply under our own user can be a person's words from Slack or
 * Mattermost (mattermost_controller.ex:133-137), so only the mark tells that a message is ours.
 */
function roleOf({ type, user_id, customer_id, ...message }: Message): MessageRole | undefined {
  const hasUser = typeof user_id === 'number';
  if (typeof customer_id !== 'string') return type === 'bot' ? 'bot' : 'operator';
  const isPlainReply = (type ?? 'reply') === 'reply' && message.private !== true;
  return hasUser || !isPlainReply ? undefined : 'visitor';
}

/**
 * The event of a message, or none when nobody is to be believed as its author. `visitor` comes from the conversation:
 * the customer that a message carries can be another person's, even of another account.
 */
export function eventsOf(message: Message, visitor?: VisitorFacts): MessageEvent[] {
  const role = roleOf(message);
  const attachments = message.attachments.map(attachmentOf);
  const isEmpty = message.body.trim() === '' && attachments.length === 0;
  if (role === undefined || (role === 'visitor' && isEmpty)) return [];
  const event: MessageEvent = {
    kind: 'message',
    conversation_id: message.conversation_id,
    message_id: message.id,
    role,
    private: message.private ?? false,
    text: message.body,
    attachments,
    sent_at: message.created_at,
    mark: role === 'visitor' ? undefined : message.metadata?.patchbay,
    author_name: role === 'visitor' ? visitor?.name : (message.user?.display_name ?? message.user?.full_name),
    visitor,
    channel: message.source,
  };
  return [onlyGiven(event)];
}

const attachmentOf = (file: Message['attachments'][number]): Attachment =>
  onlyGiven({ url: file.file_url, name: file.filename, content_type: file.content_type });

export function changeOf(
  { id, status, assignee_id }: Conversation,
  at: string,
  state: State | undefined,
): ConnectorEvent {
  const isOperator = typeof assignee_id === 'number' && assignee_id !== state?.bot_user_id;
  return {
    kind: 'conversation-changed',
    conversation_id: id,
    at,
    open: status !== 'closed',
    assigned_to: isOperator ? 'operator' : 'nobody',
  };
}

export function visitorOf({ customer, customer_id }: WholeConversation): VisitorFacts | undefined {
  if (!customer || customer.id !== customer_id) return undefined;
  const { id, name, email, phone, current_url } = customer;
  return onlyGiven({ external_id: id, name, email, phone, page_url: current_url });
}

/** Messages of a conversation, told apart by whether their customer is the conversation's: a visitor can name any other. */
export const isOwn = ({ customer_id }: WholeConversation, message: Message): boolean =>
  typeof message.customer_id !== 'string' || message.customer_id === customer_id;

/** Reads the conversation with the tenant's key and believes that answer only. A 404 is a foreign or deleted one. */
export async function confirm(
  event: ConnectorEvent,
  session: PapercupsSession,
): Promise<ConnectorEvent | undefined> {
  if (event.kind !== 'message' && event.kind !== 'conversation-changed') return undefined;
  const path = `/conversations/${encodeURIComponent(event.conversation_id)}`;
  const answer = await ifFound(callApi({ method: 'GET', path, expect: one(WholeConversation) }, session));
  const conversation = answer?.data;
  if (!conversation || (session.state && conversation.account_id !== session.state.account_id))
    return undefined;
  if (event.kind === 'conversation-changed') return changeOf(conversation, event.at, session.state);
  const message = conversation.messages.find(({ id }) => id === event.message_id);
  if (!message || !isOwn(conversation, message)) return undefined;
  return eventsOf(message, visitorOf(conversation))[0];
}
