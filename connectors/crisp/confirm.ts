import { ConnectorError, type ConnectorEvent, ifFound, looseList } from '../../src/kit/index.js';
import type { CrispApi, Given } from './api.js';
import { isOpen, messageEvent, readContent, updateEvent, visitorOf } from './inbound.js';
import { Conversation, Message } from './schemas.js';

const mostPages = 5;
/** The clock of this machine may be behind by far; what is from after it belongs to the latest page, too. */
const aheadMs = 24 * 3_600_000;
const timeOf = ({ timestamp = '' }: Message): number => Date.parse(timestamp);

/**
 * The messages since a time, read from the latest page back. The address holds the present time, so no cache knows it.
 * `isSure`: none is missing. Whether a page includes its boundary is not known, so the boundary is read twice.
 */
export async function messagesSince(sessionId: string, since: number, crisp: CrispApi) {
  const path = `${crisp.conversation(sessionId)}/messages`;
  const expect = looseList(Message);
  const known = new Map<number, Message>();
  let [before, isSure, isCached] = [Date.now() + aheadMs, false, false];
  for (let page = 0; page < mostPages && !isSure && !isCached; page += 1) {
    const read = await crisp.call({ method: 'GET', path, query: { timestamp_before: before }, expect });
    const news = read.data.filter(({ fingerprint }) => !known.has(fingerprint));
    for (const message of news) known.set(message.fingerprint, message);
    before = Math.min(...read.data.map(timeOf)) + 1;
    isCached = read.isCached;
    isSure = !isCached && (news.length === 0 || before <= since);
  }
  return { messages: [...known.values()], isSure };
}

type Lookup = Omit<Given<'sent'>, 'key'> & { fingerprint: number };

/** A message by its fingerprint. That it is not there is believed of a list only: a read right after a write may be old. */
export async function findMessage({ conversationId, fingerprint, since }: Lookup, crisp: CrispApi) {
  const path = `${crisp.conversation(conversationId)}/message/${fingerprint}`;
  const stored = await ifFound(crisp.call({ method: 'GET', path, expect: Message }));
  if (stored) return { found: stored.data, isSure: !stored.isCached };
  const list = await ifFound(messagesSince(conversationId, since.getTime(), crisp));
  const found = list?.messages.find((message) => message.fingerprint === fingerprint);
  return { found, isSure: list?.isSure ?? true };
}

/** What Crisp itself says of a hook that proves nothing: the event, or nothing when it does not know of it. */
export async function confirm(hint: ConnectorEvent, crisp: CrispApi): Promise<ConnectorEvent | undefined> {
  if ('message_id' in hint) return confirmMessage(hint, crisp);
  if (hint.kind === 'connection-changed') return undefined;
  const path = crisp.conversation(hint.conversation_id);
  const read = await ifFound(crisp.call({ method: 'GET', path, expect: Conversation }));
  if (read?.isCached === true) throw tooOld();
  const visitor = visitorOf(read?.data.meta ?? {});
  if (hint.kind === 'visitor-changed') return visitor && { ...hint, visitor };
  if (hint.removed === true) return read ? undefined : hint;
  return read && { ...hint, open: isOpen(read.data.state) };
}

type MessageHint = Extract<ConnectorEvent, { message_id: string }>;

async function confirmMessage(hint: MessageHint, crisp: CrispApi): Promise<ConnectorEvent | undefined> {
  const { conversation_id: conversationId, message_id } = hint;
  const at = hint.kind === 'message' ? hint.sent_at : hint.at;
  const since = new Date(Date.parse(at) - 120_000);
  const fingerprint = Number.parseInt(message_id, 10);
  const { found, isSure } = await findMessage({ conversationId, fingerprint, since }, crisp);
  const event = found && messageEvent(found, at);
  // What has been stored stays stored, however old the answer; all else may have changed since.
  if (hint.kind === 'message' && event?.message_id === message_id) return event;
  if (!isSure) throw tooOld();
  if (hint.kind === 'message-deleted') return found ? undefined : hint;
  if (hint.kind === 'message-edited') return found && { ...hint, text: readContent(found.content).text };
  const answer = found && updateEvent(found, at);
  return answer?.kind === 'message' && answer.message_id === message_id ? answer : undefined;
}

const tooOld = () => new ConnectorError('unavailable', 'Crisp answered from a cache and may know more.');
