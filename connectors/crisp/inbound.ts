import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type ConnectorEvent, forged, genuine, hmacMatches, isFresh, jsonBody } from '../../src/kit/index.js';
import { type MessageEvent, onlyGiven, type RawRequest, singleHeader, type VisitorFacts } from '../../src/kit/index.js';
import type { Crisp } from './api.js';
import { readAnswer, readContent } from './content.js';
import { isFromOurRange } from './fingerprint.js';
import { type Facts, FactsOfSession, Hook, Installed, Message, OfMessage, OfSession } from './schemas.js';
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
 * The signature stands over the time as text and the body, in brackets (crisp.md 2). Crisp's own client checks the parsed
 * body written anew instead of the bytes; both are the same as long as Crisp writes compact JSON.
 */
function isSigned(request: RawRequest, secret: string | undefined): boolean {
  const time = singleHeader(request, 'x-crisp-request-timestamp');
  const signature = singleHeader(request, 'x-crisp-signature');
  if (secret === undefined || time === undefined || signature === undefined) return false;
  const isOver = (body: string | Uint8Array) =>
    hmacMatches({ algorithm: 'sha256', secret, signed: ['[', time, ';', body, ']'], signature });
  return isFresh(time, request.receivedAt) && (isOver(request.body) || isOver(writtenAnew(request)));
}

/** Nothing where the body is no JSON, or nested too deeply to be written. */
function writtenAnew(request: RawRequest): string {
  try {
    return JSON.stringify(jsonBody(request) ?? null);
  } catch {
    return '';
  }
}

type Binding = Parameters<Crisp['parse']>[1];
type Reader = (data: unknown, at: string, binding: Binding) => ConnectorEvent | undefined;

const reader =
  <T>(shape: z.ZodType<T>, read: (data: T, at: string, binding: Binding) => ConnectorEvent | undefined): Reader =>
  (data, at, binding) => {
    const known = shape.safeParse(data);
    return known.success ? read(known.data, at, binding) : undefined;
  };

const changed = (conversation_id: string, at: string) => ({ kind: 'conversation-changed', conversation_id, at }) as const;

const readFacts = reader(FactsOfSession, ({ session_id: conversation_id, ...facts }, at) => {
  const visitor = visitorOf(facts);
  return isEmpty(visitor) ? undefined : { kind: 'visitor-changed', conversation_id, visitor, at };
});

/** The events that say something; `at` is the hook's time. All others are receipts, typing, page views and the like. */
const readers = new Map<string, Reader>([
  ['message:send', reader(Message, messageEvent)],
  ['message:received', reader(Message.extend({ from: z.literal('operator') }), messageEvent)],
  ['message:updated', reader(Updated, updateEvent)],
  ['message:removed', reader(OfMessage, (data, at) => ({ kind: 'message-deleted', ...idsOf(data), at }))],
  ['session:set_email', readFacts],
  ['session:set_phone', readFacts],
  ['session:set_nickname', readFacts],
  [
    'session:set_state',
    reader(Standing, ({ session_id, state }, at) => ({ ...changed(session_id, at), open: state !== 'resolved' })),
  ],
  [
    'session:set_routing',
    reader(Routing, ({ session_id, routing_id }, at) => ({
      ...changed(session_id, at),
      assigned_to: routing_id === null ? 'nobody' : 'operator',
    })),
  ],
  ['session:removed', reader(OfSession, ({ session_id }, at) => ({ ...changed(session_id, at), removed: true }))],
  [
    'plugin:subscription:updated',
    reader(Installed, ({ plugin_id, bound: active }, at, { config, state }) => {
      const isOurs = config.token_kind === 'plugin' && plugin_id === (state?.plugin_id ?? plugin_id);
      return isOurs ? { kind: 'connection-changed', active, at } : undefined;
    }),
  ],
]);

export const parse: Crisp['parse'] = (request, binding) => {
  const hook = Hook.safeParse(jsonBody(request)).data;
  if (hook?.website_id !== binding.config.website_id) return { events: [] };
  const event = readers.get(hook.event)?.(hook.data, hook.timestamp ?? request.receivedAt.toISOString(), binding);
  return { events: event ? [event] : [] };
};

const idsOf = ({ session_id, fingerprint }: Pick<Message, 'session_id' | 'fingerprint'>) => ({
  conversation_id: session_id,
  message_id: String(fingerprint),
});

/** Until a visitor gives a name, Crisp makes one up. */
export const visitorOf = ({ nickname = '', email, phone }: Facts): VisitorFacts =>
  onlyGiven({ name: /^(?:visitor\d+)?$/.test(nickname) ? undefined : nickname, email, phone });

const isEmpty = (visitor: VisitorFacts): boolean => Object.keys(visitor).length === 0;

/**
 * A message as Crisp stores it; none for entries of the timeline. What does not say who its operator is comes from a bot,
 * unless it came through another channel's plugin, where people write too.
 */
export function messageEvent(message: Message, at: string): MessageEvent | undefined {
  const { from, type, user, origin, automated, fingerprint } = message;
  const { text, attachments } = readContent(message.content);
  const isVisitors = from === 'user';
  const isNothing = isVisitors && (type === 'note' || (text.trim() === '' && attachments.length === 0));
  if (type === 'event' || isNothing) return undefined;
  const isOurs = !isVisitors && isFromOurRange(fingerprint);
  const isPersons = automated !== true && !isOurs && (Boolean(user?.user_id) || origin?.startsWith('urn:') === true);
  const visitor = visitorOf(isVisitors ? { nickname: user?.nickname } : {});
  return onlyGiven({
    kind: 'message',
    ...idsOf(message),
    role: isVisitors ? 'visitor' : isPersons ? 'operator' : 'bot',
    private: type === 'note',
    ...{ text, attachments, sent_at: message.timestamp ?? at, channel: origin },
    mark: isOurs ? String(fingerprint) : undefined,
    author_name: isVisitors ? visitor.name : user?.nickname,
    visitor: isEmpty(visitor) ? undefined : visitor,
  });
}

/**
 * A changed content, whose author is not told: an edit, or what the visitor answered to a picker or a field. An answer
 * is a message of the visitor's; its id follows from what was answered, so that a repetition is known and a change of
 * mind is not lost.
 */
export function updateEvent(message: z.infer<typeof Updated>, at: string): ConnectorEvent | undefined {
  const answer = readAnswer(message.content);
  const { text } = readContent(message.content);
  if (answer === undefined) return text === '' ? undefined : { kind: 'message-edited', ...idsOf(message), text, at };
  const answered = createHash('sha256').update(answer).digest('hex').slice(0, 12);
  const ids = { ...idsOf(message), message_id: `${message.fingerprint}-${answered}` };
  return { kind: 'message', ...ids, role: 'visitor', private: false, text: answer, attachments: [], sent_at: at };
}
