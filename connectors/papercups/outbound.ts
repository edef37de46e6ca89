import { z } from 'zod';
import {
  type ContactUpdate,
  type Handover,
  onlyGiven,
  type OutgoingNote,
  type OutgoingReply,
  type Receipt,
  type SentLookup,
} from '../../src/kit/index.js';
import { callApi, type PapercupsSession } from './api.js';
import { Conversation, MessageList, one, WholeConversation } from './schemas.js';

type Stored = Promise<{ externalIds: readonly string[] }>;

/**
 * Type `bot` keeps the conversation in the agents' unread list. The host sends only into conversations that were read
 * with the same key: Papercups itself takes those of other accounts (papercups: message_controller.ex:171-179). The echo
 * is left on, since it is a receipt that carries our mark.
 */
export const send = (
  { conversationId, text, idempotencyKey }: OutgoingReply,
  session: PapercupsSession,
): Stored =>
  createMessage({ conversation_id: conversationId, type: 'bot', text, mark: idempotencyKey }, session);

/** `private` is what hides a message from the visitor; the type alone does not (papercups.md 4.2). */
export const note = (
  { conversationId, text, idempotencyKey }: OutgoingNote,
  session: PapercupsSession,
): Stored =>
  createMessage(
    { conversation_id: conversationId, type: 'note', private: true, text, mark: idempotencyKey },
    session,
  );

interface NewMessage {
  conversation_id: string;
  type: 'bot' | 'note';
  private?: true;
  text: string;
  mark: string;
}

async function createMessage({ text, mark, ...columns }: NewMessage, session: PapercupsSession): Stored {
  // A NUL makes the server crash with a 500 that looks like an unknown outcome.
  const body = text.replaceAll('\0', '');
  const message = { ...columns, body, sent_at: new Date().toISOString(), metadata: { patchbay: mark } };
  const expect = one(z.object({ id: z.guid() }));
  const stored = await callApi({ method: 'POST', path: '/messages', json: { message }, expect }, session);
  return { externalIds: [stored.data.id] };
}

/** The list has no pages, so what it lacks is not there; it comes newest first. Notes carry marks as well as replies. */
export async function sent(
  { key, conversationId }: { key: string; conversationId: string; since: Date },
  session: PapercupsSession,
): Promise<SentLookup> {
  const query = { conversation_id: conversationId };
  const list = await callApi({ method: 'GET', path: '/messages', query, expect: MessageList }, session);
  const ours = list.data.filter(({ metadata }) => metadata?.patchbay === key);
  if (ours.length === 0) return { outcome: 'absent' };
  return { outcome: 'found', externalIds: ours.map(({ id }) => id).reverse() };
}

const addressOf = (conversationId: string) => `/conversations/${encodeURIComponent(conversationId)}`;

const readConversation = async (
  conversationId: string,
  session: PapercupsSession,
): Promise<WholeConversation> =>
  (await callApi({ method: 'GET', path: addressOf(conversationId), expect: one(WholeConversation) }, session))
    .data;

const changeConversation = (
  conversationId: string,
  conversation: Record<string, unknown>,
  session: PapercupsSession,
) =>
  callApi(
    { method: 'PUT', path: addressOf(conversationId), json: { conversation }, expect: one(Conversation) },
    session,
  );

/** A human who holds the conversation keeps it. */
const isHeldByHuman = ({ assignee_id }: Conversation, { state }: PapercupsSession): boolean =>
  typeof assignee_id === 'number' && assignee_id !== state?.bot_user_id;

/**
 * Our first message takes the assignment, which would keep it from the first agent who answers and lend our name to
 * replies from Slack (papercups.md 6.1).
 */
export async function afterSend(
  { conversationId, isFirst }: Receipt,
  session: PapercupsSession,
): Promise<void> {
  if (!isFirst) return;
  const conversation = await readConversation(conversationId, session);
  if (isHeldByHuman(conversation, session)) return;
  await changeConversation(conversationId, { assignee_id: null }, session);
}

/** Puts the conversation in front of the agents, or takes it back. `metadata` is replaced as a whole, hence the read. */
export async function handover({ conversationId, to }: Handover, session: PapercupsSession): Promise<void> {
  const conversation = await readConversation(conversationId, session);
  const metadata = { ...conversation.metadata, patchbay: { handler: to } };
  const changes =
    to === 'bot'
      ? { assignee_id: null, priority: 'not_priority', metadata }
      : {
          ...(isHeldByHuman(conversation, session) ? {} : { assignee_id: null }),
          ...{ read: false, priority: 'priority', metadata },
        };
  await changeConversation(conversationId, changes, session);
}

const Customer = z.object({
  name: z.string().nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
});

/** Fills in what Papercups does not know yet; what the page or an agent entered stays. */
export async function contact(
  { conversationId, contact: captured }: ContactUpdate,
  session: PapercupsSession,
): Promise<void> {
  const { customer_id } = await readConversation(conversationId, session);
  if (typeof customer_id !== 'string') return;
  const path = `/customers/${encodeURIComponent(customer_id)}`;
  const { data: known } = await callApi({ method: 'GET', path, expect: one(Customer) }, session);
  const customer = onlyGiven({
    name: storable(captured.name, known.name),
    email: storable(captured.email, known.email),
    phone: storable(captured.phone, known.phone),
  });
  if (Object.keys(customer).length === 0) return;
  await callApi({ method: 'PUT', path, json: { customer }, expect: one(Customer) }, session);
}

/** Longer texts than 255 characters make the server crash (papercups.md 4.4). */
function storable(captured: string | undefined, known: string | null | undefined): string | undefined {
  const text = captured?.replaceAll('\0', '').trim() ?? '';
  return text === '' || text.length > 255 || (known ?? '').trim() !== '' ? undefined : text;
}
