import { ChatRequest, ChatTrial } from '../../contract/chat.js';
import type { ConversationDetail } from '../../contract/conversations.js';
import { makeConversations } from './make-conversations.js';
import { type Asked, found, Refusal, type Route, route } from './route.js';

type Answered = Pick<ChatTrial, 'decision' | 'reply' | 'reason' | 'explanation' | 'intent'>;

const unknown: Answered = {
  ...{ decision: 'hand-over', reply: 'A colleague will be with you shortly.', intent: null },
  ...{ reason: 'nothing-known', explanation: 'Your knowledge holds no answer to this.' },
};

const known: Answered = {
  ...{ decision: 'reply', reply: 'We are open Monday to Saturday.', intent: 'opening-hours' },
  ...{ reason: 'grounded', explanation: 'The answer was found in your knowledge.' },
};

const refusals = { 'too fast': new Refusal(429, 'rate-limited', { message: 'Too many requests.' }) };

/** Answers what is asked of open days from the first source, and hands over all else. */
function answerOf(asked: Asked<ChatRequest>): ChatTrial {
  const { body, desk } = asked;
  if (body.message === 'too fast') throw refusals['too fast'];
  found(desk.assistants[0]);
  const conversation = conversationOf(asked);
  const [source] = desk.sources;
  const passage = source?.passages[0];
  const isKnown = /open|مفتوح/.test(body.message) && passage !== undefined;
  const email = /\S+@\S+/.exec(body.message)?.[0];
  return {
    ...(isKnown ? known : unknown),
    ...(/مفتوح/.test(body.message) && { reply: 'نحن نفتح أبوابنا من الاثنين إلى السبت.' }),
    conversation_id: conversation.id,
    sources: isKnown
      ? [
          {
            title: source?.title ?? '',
            source_id: source?.id ?? '',
            passage_id: passage.id,
            quote: passage.text,
          },
        ]
      : [],
    lead: email === undefined ? null : leadOf(email, asked),
    handover: !isKnown,
  };
}

const leadOf = (email: string, { world }: Asked<unknown>) => ({
  ...{ id: world.newId(), name: null, email, phone: null, status: 'new' as const },
});

/** That of the session; the first message makes it. */
function conversationOf({ body, desk, world }: Asked<ChatRequest>): ConversationDetail {
  const known = desk.conversations.find(({ visitor }) => visitor.name === body.session_id);
  if (known) return known;
  const [pattern] = makeConversations({ newId: world.newId, ...desk });
  const begun = found(pattern);
  const conversation = { ...begun, id: world.newId(), visitor: { ...begun.visitor, name: body.session_id } };
  desk.conversations.unshift(conversation);
  world.tell({ kind: 'changed', conversation_id: conversation.id, seq: conversation.seq });
  return conversation;
}

export const chatRoutes: Route[] = [
  route({
    ...{ method: 'POST', path: '/chat/try', body: ChatRequest, reply: ChatTrial },
    handle: answerOf,
  }),
];
