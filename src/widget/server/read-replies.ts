import type {
  LiveEvent,
  ProgressStage,
  SessionReply,
  WidgetConfig,
  WidgetHistory,
  WidgetMessage,
} from '../../contract/widget.js';

/**
 * Replies are read by hand: the schemas of the contract would take half of the window's size, and zod tries `new Function`,
 * which the page's content security policy reports. Each reader's type is the contract's, so the two cannot part unseen.
 * All of them throw on another shape and drop what they do not know.
 */

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function record(value: unknown): Record<string, unknown> {
  if (isRecord(value)) return value;
  throw new Error('an object was expected');
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new Error('a text was expected');
}

function count(value: unknown): number {
  if (typeof value === 'number') return value;
  throw new Error('a number was expected');
}

function oneOf<T extends string>(value: unknown, known: readonly T[]): T {
  const found = known.find((each) => each === value);
  if (found !== undefined) return found;
  throw new Error(`one of ${known.join(', ')} was expected`);
}

function list<T>(value: unknown, read: (item: unknown) => T): T[] {
  if (Array.isArray(value)) return value.map(read);
  throw new Error('a list was expected');
}

const orNull = <T>(value: unknown, read: (given: unknown) => T): T | null =>
  value === null ? null : read(value);

const orAbsent = (value: unknown): string | undefined => (value === undefined ? undefined : text(value));

const stages: readonly ProgressStage[] = ['reading', 'searching', 'writing', 'idle'];
const handlers = ['bot', 'human'] as const;

export function readConfig(value: unknown): WidgetConfig {
  const { name, colour, greeting, consent_text, language, product } = record(value);
  const { name: productName, url } = record(product);
  return {
    name: text(name),
    colour: text(colour),
    greeting: text(greeting),
    consent_text: text(consent_text),
    language: text(language),
    product: { name: text(productName), url: orNull(url, text) },
  };
}

export function readSession(value: unknown): SessionReply {
  const { visitor_token, conversation } = record(value);
  return { visitor_token: text(visitor_token), conversation: orNull(conversation, readConversation) };
}

function readConversation(value: unknown): NonNullable<SessionReply['conversation']> {
  const { id, status, handler, seq } = record(value);
  return {
    id: text(id),
    status: oneOf(status, ['open', 'closed']),
    handler: oneOf(handler, handlers),
    seq: count(seq),
  };
}

export function readHistory(value: unknown): WidgetHistory {
  const { messages, seq, handler, stage } = record(value);
  return {
    messages: list(messages, readMessage),
    seq: count(seq),
    handler: oneOf(handler, handlers),
    stage: oneOf(stage, stages),
  };
}

function readMessage(value: unknown): WidgetMessage {
  const { id, client_id, role, text: words, sent_at, sources } = record(value);
  return {
    id: text(id),
    client_id: orNull(client_id, text),
    role: oneOf(role, ['visitor', 'assistant', 'operator']),
    text: text(words),
    sent_at: text(sent_at),
    sources: list(sources, readSource),
  };
}

function readSource(value: unknown): WidgetMessage['sources'][number] {
  const { title, quote, url } = record(value);
  return { title: text(title), quote: orAbsent(quote), url: orAbsent(url) };
}

/** Nothing for a kind that this window does not know yet: a newer server may tell more. */
export function readEvent(value: unknown): LiveEvent | undefined {
  const { kind, conversation_id: id, stage, seq } = record(value);
  if (kind === 'progress')
    return { kind: 'progress', conversation_id: text(id), stage: oneOf(stage, stages) };
  if (kind === 'changed') return { kind: 'changed', conversation_id: text(id), seq: count(seq) };
  return undefined;
}

/** The documented code of a refusal; empty when the body is not ours, such as a proxy's page. */
export function readErrorCode(value: unknown): string {
  if (!isRecord(value) || !isRecord(value['error'])) return '';
  const { code } = value['error'];
  return typeof code === 'string' ? code : '';
}
