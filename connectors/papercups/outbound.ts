import { z } from 'zod';
import { factsMissing, walkBack } from '../../src/kit/index.js';
import { callApi, type Papercups, type PapercupsSession } from './api.js';
import { changeOf, messagesOf } from './inbound.js';
import { Conversation, inData, Message, WholeConversation } from './schemas.js';

/**
 * Type `bot` keeps the conversation in the agents' unread list. The host writes only into conversations that were read
 * with the same key: Papercups itself takes those of other accounts (papercups: message_controller.ex:171-179). The echo
 * stays on, as a receipt that carries our mark.
 */
export const send: Papercups['send'] = (reply, session) => createMessage(reply, { type: 'bot' }, session);

/** `private` hides a message from the visitor; the type alone does not (papercups.md 4.2). */
export const note: Papercups['note'] = (written, session) =>
  createMessage(written, { type: 'note', private: true }, session);

async function createMessage(
  { conversationId, text, idempotencyKey }: Parameters<Papercups['note']>[0],
  kind: { type: 'bot' | 'note'; private?: true },
  session: PapercupsSession,
) {
  // A NUL crashes the server: a 500 that would look like an unknown outcome.
  const content = { body: text.replaceAll('\0', ''), sent_at: new Date().toISOString() };
  const message = {
    conversation_id: conversationId,
    ...kind,
    ...content,
    metadata: { patchbay: idempotencyKey },
  };
  const expect = inData(z.object({ id: z.guid() }));
  const stored = await callApi({ method: 'POST', path: '/messages', json: { message }, expect }, session);
  return { externalIds: [stored.data.id] };
}

/** The list has no pages, so what it lacks is not there. Newest first; notes carry marks as well. */
export const sent: Papercups['sent'] = async ({ key, conversationId }, session) => {
  const expect = inData(z.array(Message.pick({ id: true, metadata: true })));
  const query = { conversation_id: conversationId };
  const list = await callApi({ method: 'GET', path: '/messages', query, expect }, session);
  const ours = list.data.filter(({ metadata }) => metadata?.patchbay === key).map(({ id }) => id);
  return ours.length > 0 ? { outcome: 'found', externalIds: ours.reverse() } : { outcome: 'absent' };
};

async function readConversation(id: string, session: PapercupsSession): Promise<WholeConversation> {
  const expect = inData(WholeConversation);
  return (await callApi({ method: 'GET', path: `/conversations/${id}`, expect }, session)).data;
}

async function change(id: string, conversation: object, session: PapercupsSession): Promise<void> {
  const call = { method: 'PUT', path: `/conversations/${id}`, json: { conversation } } as const;
  await callApi({ ...call, expect: inData(Conversation) }, session);
}

/** A human who holds the conversation keeps it. */
const unlessHeld = ({ assignee_id }: Conversation, { state }: PapercupsSession) =>
  typeof assignee_id === 'number' && assignee_id !== state?.bot_user_id ? {} : { assignee_id: null };

/**
 * Our first message takes the assignment, which would keep it from the first agent who answers and lend our name to
 * replies from Slack (papercups.md 6.1).
 */
export const afterSend: Papercups['afterSend'] = async ({ conversationId, isFirst }, session) => {
  if (!isFirst) return;
  const changes = unlessHeld(await readConversation(conversationId, session), session);
  if ('assignee_id' in changes) await change(conversationId, changes, session);
};

/**
 * Puts the conversation in front of the agents, unless one has it, or takes it back. `metadata` is replaced as a whole,
 * hence the read.
 */
export const handover: Papercups['handover'] = async ({ conversationId, to, isTaken = false }, session) => {
  const conversation = await readConversation(conversationId, session);
  const metadata = { ...conversation.metadata, patchbay: { handler: to } };
  const calling = isTaken ? {} : { read: false, priority: 'priority' };
  const toHuman = { ...unlessHeld(conversation, session), ...calling, status: 'open' };
  const toBot = { assignee_id: null, priority: 'not_priority' };
  await change(conversationId, { ...(to === 'human' ? toHuman : toBot), metadata }, session);
};

export const close: Papercups['close'] = ({ conversationId }, session) =>
  change(conversationId, { status: 'closed' }, session);

const fact = z.string().nullish();
const Customer = inData(z.object({ name: fact, email: fact, phone: fact }));

/** Longer facts than 255 characters would crash the server (papercups.md 4.4). */
export const contact: Papercups['contact'] = async ({ conversationId, contact: captured }, session) => {
  const { customer_id } = await readConversation(conversationId, session);
  if (typeof customer_id !== 'string') return;
  const path = `/customers/${customer_id}`;
  const known = await callApi({ method: 'GET', path, expect: Customer }, session);
  const customer = factsMissing(captured, known.data, 255);
  if (Object.keys(customer).length === 0) return;
  await callApi({ method: 'PUT', path, json: { customer }, expect: Customer }, session);
};

const ConversationPage = inData(z.array(WholeConversation)).extend({ next: z.string().nullish() });

/** The list comes with all messages, at most fifty conversations a page. Archived ones are in no list (papercups.md 6.4). */
export const pull: Papercups['pull'] = (cursor, session) =>
  walkBack(cursor, async (after) => {
    const list = { method: 'GET', path: '/conversations', query: { limit: 20, after } } as const;
    const { data, next } = await callApi({ ...list, expect: ConversationPage }, session);
    const conversations = data.map((one) => {
      const lastActivity = one.last_activity_at ?? undefined;
      const standing = changeOf(one, lastActivity ?? one.created_at, session.state);
      return { lastActivity, read: () => [...messagesOf(one), standing] };
    });
    return { conversations, next: next ?? undefined };
  });
