import {
  AssignConversation,
  ConversationDetail,
  ConversationPage,
  ConversationSummary,
  SendNote,
  SendReply,
} from '../../contract/conversations.js';
import { ParkedPage, Replayed } from '../../contract/deliveries.js';
import { isOf } from './routes-leads.js';
import { type Asked, found, type Route, bare, route } from './route.js';

/** Lists take `waiting=true` and friends as the product does; the cursor is the place in the list. */
const pageSize = 25;

function fits(conversation: ConversationDetail, query: URLSearchParams, own: string): boolean {
  const { assignee_id, status, handler, waiting_for_human, visitor, messages, connection } = conversation;
  const words = query.get('q')?.toLowerCase() ?? '';
  const texts = [visitor.name ?? '', visitor.email ?? '', ...messages.map(({ text }) => text)];
  return (
    (query.get('status') ?? status) === status &&
    (query.get('handler') ?? handler) === handler &&
    (query.get('waiting') ?? String(waiting_for_human)) === String(waiting_for_human) &&
    isOf(query.get('assignee'), assignee_id, own) &&
    (query.get('connection_id') ?? connection.id) === connection.id &&
    texts.some((text) => text.toLowerCase().includes(words))
  );
}

const conversationOf = ({ desk, params }: Asked<unknown>): ConversationDetail =>
  found(desk.conversations.find(({ id }) => id === params['id']));

/** Changes a conversation the way every change goes: a higher `seq`, and everybody is told. */
function change(asked: Asked<unknown>, changes: Partial<ConversationDetail>): ConversationDetail {
  const conversation = conversationOf(asked);
  Object.assign(conversation, changes, { seq: conversation.seq + 1, updated_at: asked.world.now() });
  asked.world.tell({ kind: 'changed', conversation_id: conversation.id, seq: conversation.seq });
  return conversation;
}

/** Whoever silences the assistant looks after the conversation, unless somebody does already. */
const byHuman = (asked: Asked<unknown>): Partial<ConversationDetail> => ({
  ...{ handler: 'human', waiting_for_human: false },
  assignee_id: conversationOf(asked).assignee_id ?? asked.account.id,
});

function say(asked: Asked<{ text: string }>, isPrivate: boolean): ConversationDetail {
  const { world, account, body } = asked;
  const { messages } = conversationOf(asked);
  const sent = {
    ...{ id: world.newId(), role: 'operator' as const, private: isPrivate, text: body.text },
    ...{ attachments: [], author_name: account.name, sent_at: world.now(), edited_at: null },
    ...{ deleted: false, sources: [], delivery: { id: world.newId(), state: 'sent' as const } },
  };
  return change(asked, {
    messages: [...messages, sent],
    ...(isPrivate ? {} : byHuman(asked)),
  });
}

export const conversationRoutes: Route[] = [
  bare({
    ...{ path: '/conversations', reply: ConversationPage },
    handle: ({ desk, query, account }) => {
      const from = Number(query.get('cursor') ?? 0);
      const limit = Number(query.get('limit') ?? pageSize);
      const items = desk.conversations.filter((conversation) => fits(conversation, query, account.id));
      const end = from + limit;
      return { items: items.slice(from, end), next_cursor: end < items.length ? String(end) : null };
    },
  }),
  bare({
    ...{ path: '/conversations/:id', reply: ConversationDetail },
    handle: (asked) => {
      const { messages, ...conversation } = conversationOf(asked);
      const most = Number(asked.query.get('messages'));
      return { ...conversation, messages: messages.slice(-most), has_earlier: messages.length > most };
    },
  }),
  route({
    ...{ method: 'POST', path: '/conversations/:id/reply', body: SendReply, reply: ConversationSummary },
    handle: (asked) => say(asked, false),
  }),
  route({
    ...{ method: 'POST', path: '/conversations/:id/note', body: SendNote, reply: ConversationSummary },
    handle: (asked) => say(asked, true),
  }),
  bare({
    ...{ path: '/deliveries', reply: ParkedPage },
    handle: ({ desk }) => ({
      items: desk.conversations.flatMap(({ id, connection, waiting_deliveries }) =>
        waiting_deliveries
          .filter(({ state }) => state === 'parked')
          .map(({ reason = '', ...delivery }) => ({ ...delivery, reason, conversation_id: id, connection })),
      ),
      next_cursor: null,
    }),
  }),
  bare({
    ...{ method: 'POST', path: '/deliveries/:id/replay', reply: Replayed },
    handle: ({ desk, params }) => {
      const waiting = desk.conversations.flatMap(({ waiting_deliveries }) => waiting_deliveries);
      const parked = found(waiting.find(({ id, state }) => id === params['id'] && state === 'parked'));
      Object.assign(parked, { state: 'ready', attempt: 0 });
      return { replayed: 1 };
    },
  }),
  bare({
    ...{ method: 'POST', path: '/conversations/:id/take-over', reply: ConversationSummary },
    handle: (asked) => change(asked, { ...byHuman(asked), status: 'open' }),
  }),
  bare({
    ...{ method: 'POST', path: '/conversations/:id/hand-back', reply: ConversationSummary },
    handle: (asked) => change(asked, { handler: 'bot', waiting_for_human: false }),
  }),
  route({
    ...{
      method: 'POST',
      path: '/conversations/:id/assign',
      body: AssignConversation,
      reply: ConversationSummary,
    },
    handle: (asked) => change(asked, { assignee_id: asked.body.assignee_id }),
  }),
  bare({
    ...{ method: 'POST', path: '/conversations/:id/close', reply: ConversationSummary },
    handle: (asked) => change(asked, { status: 'closed', waiting_for_human: false }),
  }),
];
