import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { type ConnectorEvent, forged, genuine, hmacMatches, isFresh, jsonBody } from '../../src/kit/index.js';
import {
  type MessageEvent,
  onlyGiven,
  type RawRequest,
  singleHeader,
  type VisitorFacts,
} from '../../src/kit/index.js';
import type { Crisp } from './api.js';
import { isFromOurRange } from './fingerprint.js';
import {
  Content,
  type Facts,
  FactsOfSession,
  Hook,
  Installed,
  Message,
  OfMessage,
  OfSession,
} from './schemas.js';
import { Routing, Standing, Updated } from './schemas.js';

export const accountOf: Crisp['accountOf'] = (request) => Hook.safeParse(jsonBody(request)).data?.website_id;

/** Hooks of a plugin are signed; for those of a website the secret address speaks, and `confirm` asks Crisp itself. */
export const verify: Crisp['verify'] = (request, { config }) => {
  if (config.token_kind === 'plugin' && !isSigned(request, config.signing_secret)) return forged('signature');
  const hook = Hook.safeParse(jsonBody(request)).data;
  if (!hook) return forged('not a Crisp event');
  const websites = [hook.website_id, hook.data.website_id].filter((id) => id !== undefined);
  return websites.every((id) => id === config.website_id) ? genuine : forged('other website');
};

/**
 * The signature stands over the time, as text, and the body (crisp.md 2). Crisp's own client checks the parsed body
 * written anew instead of the bytes; both are the same as long as Crisp writes compact JSON.
 */
function isSigned(request: RawRequest, secret: string | undefined): boolean {
  const time = singleHeader(request, 'x-crisp-request-timestamp');
  const signature = singleHeader(request, 'x-crisp-signature');
  if (secret === undefined || time === undefined || signature === undefined) return false;
  const isOver = (body: string | Uint8Array) =>
    hmacMatches({ algorithm: 'sha256', secret, signed: ['[', time, ';', body, ']'], signature });
  return isFresh(time, request.receivedAt) && (isOver(request.body) || isOver(writtenAnew(request)));
}

/** Nothing where the body is nested too deeply to be written. */
function writtenAnew(request: RawRequest): string {
  try {
    return JSON.stringify(jsonBody(request) ?? null);
  } catch {
    return '';
  }
}

/** Makes an event of a hook's data; `at` is the hook's time. */
type Reader = (data: unknown, at: string) => ConnectorEvent | undefined;

const reader =
  <T>(shape: z.ZodType<T>, read: (data: T, at: string) => ConnectorEvent | undefined): Reader =>
  (data, at) => {
    const known = shape.safeParse(data);
    return known.success ? read(known.data, at) : undefined;
  };

const changed = (
  id: string,
  at: string,
  now: { open?: boolean; assigned_to?: 'operator' | 'nobody'; removed?: true },
) => ({ kind: 'conversation-changed', conversation_id: id, at, ...now }) as const;

const readFacts = reader(FactsOfSession, ({ session_id: conversation_id, ...facts }, at) => {
  const visitor = visitorOf(facts);
  return visitor && { kind: 'visitor-changed', conversation_id, visitor, at };
});

/** The events that say something. All others are receipts, typing, page views and the like. */
const readers = new Map<string, Reader>([
  ['message:send', reader(Message, (message, at) => messageEvent(message, at))],
  [
    'message:received',
    reader(Message, (message, at) => (message.from === 'user' ? undefined : messageEvent(message, at))),
  ],
  ['message:updated', reader(Updated, (message, at) => updateEvent(message, at))],
  [
    'message:removed',
    reader(OfMessage, (message, at) => ({ kind: 'message-deleted', ...idsOf(message), at })),
  ],
  ['session:set_email', readFacts],
  ['session:set_phone', readFacts],
  ['session:set_nickname', readFacts],
  [
    'session:set_state',
    reader(Standing, (one, at) => changed(one.session_id, at, { open: one.state !== 'resolved' })),
  ],
  [
    'session:set_routing',
    reader(Routing, (one, at) => changed(one.session_id, at, assignedTo(one.routing_id))),
  ],
  ['session:removed', reader(OfSession, (one, at) => changed(one.session_id, at, { removed: true }))],
  [
    'plugin:subscription:updated',
    reader(Installed, ({ bound: active }, at) => ({ kind: 'connection-changed', active, at })),
  ],
]);

export const parse: Crisp['parse'] = (request, { config }) => {
  const hook = Hook.safeParse(jsonBody(request)).data;
  const isPluginsOnly = hook?.event.startsWith('plugin:') === true && config.token_kind !== 'plugin';
  if (hook?.website_id !== config.website_id || isPluginsOnly) return { events: [] };
  const event = readers.get(hook.event)?.(hook.data, hook.timestamp ?? request.receivedAt.toISOString());
  return { events: event ? [event] : [] };
};

export const assignedTo = (userId: string | null | undefined) =>
  ({ assigned_to: userId ? 'operator' : 'nobody' }) as const;

const idsOf = (of: Updated) => ({ conversation_id: of.session_id, message_id: String(of.fingerprint) });

/** Undefined when nothing is known: until a visitor gives a name, Crisp makes one up. */
export function visitorOf({ nickname, email, phone }: Facts): VisitorFacts | undefined {
  const name = /^visitor\d+$/.test(nickname ?? '') ? undefined : nickname;
  return (name ?? email ?? phone) === undefined ? undefined : onlyGiven({ name, email, phone });
}

/** What a content says: words, files, and what the visitor chose in a picker or typed into a field. */
export function readContent(content: unknown) {
  if (typeof content === 'string')
    return { text: content.slice(0, 1_000_000), attachments: [], answer: undefined };
  const { url, name, type, text = '', value, choices } = Content.safeParse(content).data ?? { choices: [] };
  const attachments = url === undefined ? [] : [onlyGiven({ url, name, content_type: type })];
  return { text, attachments, answer: choices.find(({ selected }) => selected)?.label ?? value };
}

/**
 * A message as Crisp stores it; none for entries of the timeline. Who does not say which operator he is, is a bot, unless
 * the message came through another channel's plugin, where people write too.
 */
export function messageEvent(message: Message, at: string): MessageEvent | undefined {
  const { from, type, user, origin, automated, fingerprint } = message;
  const { text, attachments } = readContent(message.content);
  const isVisitors = from === 'user';
  const isNothing = isVisitors && (type === 'note' || (text.trim() === '' && attachments.length === 0));
  if (type === 'event' || isNothing) return undefined;
  const isOurs = !isVisitors && isFromOurRange(fingerprint);
  const isPersons =
    automated !== true && !isOurs && (Boolean(user?.user_id) || origin?.startsWith('urn:') === true);
  const visitor = isVisitors ? visitorOf({ nickname: user?.nickname }) : undefined;
  const role = isVisitors ? 'visitor' : isPersons ? 'operator' : 'bot';
  const says = {
    private: type === 'note',
    text,
    attachments,
    sent_at: message.timestamp ?? at,
    channel: origin,
  };
  const author_name = isVisitors ? visitor?.name : user?.nickname;
  const mark = isOurs ? String(fingerprint) : undefined;
  return onlyGiven<MessageEvent>({
    kind: 'message',
    ...idsOf(message),
    role,
    ...says,
    mark,
    author_name,
    visitor,
  });
}

/**
 * A changed content, whose author is not told: an edit, or what the visitor answered to a picker or a field. An answer
 * is a message of the visitor's; its id follows from what was answered, so that a repetition is known and a change of
 * mind is not lost.
 */
export function updateEvent(message: Updated, at: string): ConnectorEvent | undefined {
  const { text, answer } = readContent(message.content);
  if (answer === undefined)
    return text === '' ? undefined : { kind: 'message-edited', ...idsOf(message), text, at };
  const message_id = `${message.fingerprint}-${createHash('sha256').update(answer).digest('hex').slice(0, 12)}`;
  const facts = { ...idsOf(message), message_id, role: 'visitor', private: false, attachments: [] } as const;
  return { kind: 'message', ...facts, attachments: [], text: answer, sent_at: at };
}
