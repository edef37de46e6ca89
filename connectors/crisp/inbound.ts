import { createHash } from 'node:crypto';
import { type ConnectorEvent, forged, genuine, isSignedFreshly, jsonBody } from '../../src/kit/index.js';
import { type MessageEvent, onlyGiven, type VisitorFacts } from '../../src/kit/index.js';
import type { Crisp } from './api.js';
import { Changed, Content, couldBeOurs, type Facts, Hook, Message, Session } from './schemas.js';

export const accountOf: Crisp['accountOf'] = (request) => Hook.safeParse(jsonBody(request)).data?.website_id;

/** Hooks of a plugin are signed; for those of a website the secret address speaks, and `confirm` asks Crisp itself. */
export const verify: Crisp['verify'] = (
  request,
  { config: { token_kind, signing_secret: secret, website_id } },
) => {
  const isSigned = secret !== undefined && isSignedFreshly(request, { ...signature, secret });
  if (token_kind === 'plugin' && !isSigned) return forged('signature');
  const hook = Hook.safeParse(jsonBody(request)).data;
  const named = [hook?.website_id ?? website_id, hook?.data.website_id ?? website_id];
  return hook && named.every((id) => id === website_id) ? genuine : forged('not an event of this website');
};

/** `[time;body]`, with the time as it was written (crisp.md 2). */
const signature = {
  timeHeader: 'x-crisp-request-timestamp',
  signatureHeader: 'x-crisp-signature',
  signed: (time: string, body: string | Uint8Array) => ['[', time, ';', body, ']'],
};

/** Receipts, typing, page views and what else is not named here say nothing to us. */
export const parse: Crisp['parse'] = (request, { config }) => {
  const hook = Hook.safeParse(jsonBody(request)).data;
  if (hook?.website_id !== config.website_id) return { events: [] };
  const at = hook.timestamp ?? request.receivedAt.toISOString();
  const isInstalled = hook.event === 'plugin:subscription:updated' ? hook.data['bound'] : undefined;
  if (config.token_kind === 'plugin' && typeof isInstalled === 'boolean')
    return { events: [{ kind: 'connection-changed', active: isInstalled, at }] };
  const event = readMessage(hook, at) ?? readSession(hook, at);
  return { events: event ? [event] : [] };
};

type Read = (hook: { event: string; data: unknown }, at: string) => ConnectorEvent | undefined;

const readMessage: Read = ({ event, data }, at) => {
  const message = Message.safeParse(data).data;
  if (event === 'message:received' && message?.from === 'operator') return messageEvent(message, at);
  if (event === 'message:send') return message && messageEvent(message, at);
  const changed = Changed.safeParse(data).data;
  if (event === 'message:removed') return changed && { kind: 'message-deleted', ...idsOf(changed), at };
  return changed && event === 'message:updated' ? updateEvent(changed, at) : undefined;
};

const readSession: Read = ({ event, data }, at) => {
  const session = Session.safeParse(data).data;
  if (!session) return undefined;
  const { session_id: conversation_id, state, routing_id } = session;
  const change = { kind: 'conversation-changed', conversation_id, at } as const;
  if (event === 'session:removed') return { ...change, removed: true };
  if (event === 'session:set_state')
    return state === undefined ? undefined : { ...change, open: isOpen(state) };
  if (event === 'session:set_routing')
    return routing_id === undefined ? undefined : { ...change, assigned_to: assigneeOf(routing_id) };
  const visitor = /^session:set_(email|phone|nickname)$/.test(event) ? visitorOf(session) : undefined;
  return visitor && { kind: 'visitor-changed', conversation_id, visitor, at };
};

const idsOf = (of: Changed) => ({ conversation_id: of.session_id, message_id: String(of.fingerprint) });
export const isOpen = (state: string): boolean => state !== 'resolved';
export const assigneeOf = (userId: string | null | undefined) => (userId ? 'operator' : 'nobody');

/** Undefined when nothing is known: until a visitor gives a name, Crisp makes one up. */
export function visitorOf({ nickname, email, phone }: Facts): VisitorFacts | undefined {
  const name = /^visitor\d+$/.test(nickname ?? '') ? undefined : nickname;
  return (name ?? email ?? phone) === undefined ? undefined : onlyGiven({ name, email, phone });
}

/** What a content says: words, files, and what the visitor chose in a picker or typed into a field. */
export function readContent(content: unknown) {
  const given = typeof content === 'string' ? { text: content } : content;
  const { url, name, type, text = '', value, choices } = Content.safeParse(given).data ?? { choices: [] };
  const attachments = url === undefined ? [] : [onlyGiven({ url, name, content_type: type })];
  return { text, attachments, answer: choices.find(({ selected }) => selected)?.label ?? value };
}

/**
 * A message as Crisp stores it; none for entries of the timeline. Who does not say which operator he is, is a bot, unless
 * the message came through another channel's plugin, where people write too.
 */
export function messageEvent(message: Message, at: string): MessageEvent | undefined {
  const { type, user, origin: channel, fingerprint, timestamp: sent_at = at } = message;
  const { text, attachments } = readContent(message.content);
  const isVisitors = message.from === 'user';
  const saysNothing = text === '' && attachments.length === 0;
  if (type === 'event' || (isVisitors && (type === 'note' || saysNothing))) return undefined;
  const isOurs = !isVisitors && couldBeOurs(fingerprint);
  const isNamed = Boolean(user?.user_id) || channel?.startsWith('urn:') === true;
  const isBots = isOurs || message.automated === true || !isNamed;
  const visitor = isVisitors ? visitorOf({ nickname: user?.nickname }) : undefined;
  const says = { private: type === 'note', text, attachments, sent_at, channel };
  return onlyGiven<MessageEvent>({
    ...{ kind: 'message', ...idsOf(message), ...says, visitor },
    role: isVisitors ? 'visitor' : isBots ? 'bot' : 'operator',
    mark: isOurs ? String(fingerprint) : undefined,
    author_name: isVisitors ? visitor?.name : user?.nickname,
  });
}

/**
 * A changed content, whose author is not told: an edit, or what the visitor answered to a picker or a field. An answer
 * is a message of the visitor's; its id follows from what was answered, so that a repetition is known and a change of
 * mind is not lost.
 */
export function updateEvent(changed: Changed, at: string): ConnectorEvent | undefined {
  const { text, answer } = readContent(changed.content);
  const ids = idsOf(changed);
  if (answer === undefined) return text === '' ? undefined : { kind: 'message-edited', ...ids, text, at };
  const message_id = `${ids.message_id}-${createHash('sha256').update(answer).digest('hex').slice(0, 12)}`;
  const says = { role: 'visitor', private: false, text: answer, attachments: [], sent_at: at } as const;
  return { kind: 'message', ...ids, message_id, ...says, attachments: [] };
}
