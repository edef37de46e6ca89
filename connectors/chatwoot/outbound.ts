import { z } from 'zod';
import { type ConnectorEvent, factsMissing, ifFound } from '../../src/kit/index.js';
import { looseList, onlyGiven, type OutgoingNote, readSince, walkBack } from '../../src/kit/index.js';
import { asAdmin, asBot, type Chatwoot, type ChatwootSession } from './api.js';
import { createdEvents, standingOf, updatedEvents } from './inbound.js';
import { Conversation, factsOf, id, Marked, Message } from './schemas.js';

export const send: Chatwoot['send'] = (reply, session) => store(reply, { private: false }, session);

export const note: Chatwoot['note'] = (written, session) => store(written, { private: true }, session);

/**
 * Our mark stands in the attributes, which are stored and told to hooks. Never in `source_id`: outside channels take a
 * message that has one for sent, and drop it silently (chatwoot.md 5).
 */
async function store(written: OutgoingNote, reach: { private: boolean }, session: ChatwootSession) {
  const { conversationId, text, idempotencyKey: patchbay } = written;
  // PostgreSQL, where Chatwoot stores it, takes no NUL.
  const says = { content: text.replaceAll('\0', ''), content_type: 'text', message_type: 'outgoing' };
  const json = { ...says, ...reach, content_attributes: { patchbay } };
  const stored = await asBot(session, conversationId)(['POST', '/messages'], z.object({ id }), { json });
  return { externalIds: [String(stored.id)] };
}

/** What an older server does not let a bot do, or an administrator no more: it must not stop the whole connection. */
const errors = { 401: 'rejected' } as const;

export const typing: Chatwoot['typing'] = async ({ conversationId, isTyping }, session) => {
  const json = { typing_status: isTyping ? 'on' : 'off', is_private: false };
  await asBot(session, conversationId)(['POST', '/toggle_typing_status'], z.unknown(), { json, errors });
};

/** Open is a human's, pending ours. */
export const handover: Chatwoot['handover'] = ({ conversationId, to }, session) =>
  setStatus(conversationId, to === 'human' ? 'open' : 'pending', session);

export const close: Chatwoot['close'] = (one, session) => setStatus(one.conversationId, 'resolved', session);

/** As the bot: an administrator's token would assign the conversation to its owner (chatwoot.md 5). */
async function setStatus(id: string, status: string, session: ChatwootSession): Promise<void> {
  // `success` is null when a bot hands over: only the status tells.
  const expect = z.object({ payload: z.object({ current_status: z.literal(status) }) });
  await asBot(session, id)(['POST', '/toggle_status'], expect, { json: { status } });
}

/** Fills in what Chatwoot does not know yet; a name that it made up counts as unknown. Numbers need their country. */
export const contact: Chatwoot['contact'] = async ({ conversationId, contact: captured }, session) => {
  const known = (await readConversation(conversationId, session)).meta.sender;
  if (!known) return;
  const { phone = '', ...others } = factsMissing(captured, factsOf(known));
  const json = onlyGiven({ ...others, phone_number: /^\+\d{7,15}$/.test(phone) ? phone : undefined });
  if (Object.keys(json).length === 0) return;
  await asAdmin(session)(['PUT', `/contacts/${known.id}`], z.unknown(), { json, errors });
};

/** Read by the administrator: older servers show a bot nothing (chatwoot.md 2). */
export const readConversation = (id: string, session: ChatwootSession): Promise<Conversation> =>
  asAdmin(session)(['GET', `/conversations/${id}`], Conversation);

/** Twenty messages, oldest first: the latest, or those before an id. Every one must be readable: it might be ours. */
async function readMessages(id: string, before: number | undefined, session: ChatwootSession) {
  const expect = z.object({ payload: z.array(Marked) });
  const path = `/conversations/${id}/messages`;
  const { payload } = await asAdmin(session)(['GET', path], expect, { query: { before } });
  return payload.sort((a, b) => a.id - b.id);
}

const messagesSince = (id: string, since: number, session: ChatwootSession) =>
  readSince(since, (oldest?: z.infer<typeof Marked>) => readMessages(id, oldest?.id, session));

/** Looks for our mark, notes included. */
export const sent: Chatwoot['sent'] = async ({ key, conversationId, since }, session) => {
  const read = await ifFound(messagesSince(conversationId, since.getTime(), session));
  const ours = read?.entries.filter((one) => one.content_attributes?.patchbay === key) ?? [];
  if (ours.length > 0) return { outcome: 'found', externalIds: ours.map(({ id }) => String(id)) };
  return { outcome: read?.isSure === false ? 'unsure' : 'absent' };
};

/** What Chatwoot itself says of a hook that proves nothing; of a visitor's message also whose the conversation is. */
export const confirm: Chatwoot['confirm'] = async (hint, session) => {
  if (hint.kind === 'connection-changed') return undefined;
  const conversation = await ifFound(readConversation(hint.conversation_id, session));
  if (!conversation) return undefined;
  if ('message_id' in hint) return confirmMessage(hint, conversation, session);
  const { status, meta } = conversation;
  if (hint.kind === 'visitor-changed') return meta.sender?.email === hint.visitor.email ? hint : undefined;
  const isTrue = hint.assigned_to === 'operator' ? meta.assignee != null : hint.open !== false;
  return status === 'pending' && isTrue ? hint : standingOf(conversation, hint.at);
};

type Hint = Extract<ConnectorEvent, { message_id: string }>;

async function confirmMessage(hint: Hint, conversation: Conversation, session: ChatwootSession) {
  const id = Number.parseInt(hint.message_id, 10);
  const list = await readMessages(hint.conversation_id, id + 1, session);
  const message = Message.safeParse(list.find((one) => one.id === id)).data;
  const at = 'at' in hint ? hint.at : hint.sent_at;
  const told = message ? [createdEvents, updatedEvents].map((read) => read(message, conversation, at)) : [];
  const idOf = (event?: ConnectorEvent) => event && 'message_id' in event && event.kind + event.message_id;
  return told.find(([first]) => idOf(first) === idOf(hint));
}

/** One page of conversations, and one call or more for each that changed in an inbox of the bot. */
export const pull: Chatwoot['pull'] = (cursor, session) =>
  walkBack(cursor, async (page = '1') => {
    const query = { status: 'all', assignee_type: 'all', sort_by: 'last_activity_at_desc', page };
    const expect = z.object({ data: z.object({ payload: looseList(Conversation) }) });
    const { payload } = (await asAdmin(session)(['GET', '/conversations'], expect, { query })).data;
    const conversations = payload.map((one) => {
      const version = `${one.id} ${one.status} ${one.updated_at ?? one.last_activity_at ?? ''}`;
      const read = (since: number) => historyOf(one, since, session);
      return { lastActivity: one.last_activity_at, version, read };
    });
    return { conversations, next: payload.length > 0 ? String(Number(page) + 1) : undefined };
  });

/** Messages since then, oldest first, and how the conversation stands now. */
async function historyOf(talk: Conversation, since: number, session: ChatwootSession) {
  if (!session.state?.inbox_ids.some((id) => id === talk.inbox_id)) return [];
  const at = talk.last_activity_at ?? new Date(since).toISOString();
  const { entries } = await messagesSince(talk.id, since, session);
  const events = entries.flatMap((one) => {
    const message = Message.safeParse(one).data;
    const read = message?.content_attributes?.deleted === true ? updatedEvents : createdEvents;
    return message ? read(message, talk, at).slice(0, 1) : [];
  });
  return [...events, ...standingOf(talk, at)];
}
