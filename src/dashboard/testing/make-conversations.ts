import type { Connection } from '../../contract/connections.js';
import { type ConversationDetail, ConversationSummary, Message } from '../../contract/conversations.js';
import type { SourceDetail } from '../../contract/knowledge.js';
import { Turn } from '../../contract/turns.js';
import { exampleOf } from './example-of.js';

interface Ground {
  newId: () => string;
  sources: readonly SourceDetail[];
  connections: readonly Connection[];
}

const message = exampleOf(Message);
const summary = exampleOf(ConversationSummary);
const turn = exampleOf(Turn);
const at = (minute: number): string => new Date(Date.UTC(2026, 4, 4, 9, minute)).toISOString();

/** One that the bot answered, one that waits for a human, one that a human has, one that is closed. */
export function makeConversations(ground: Ground): ConversationDetail[] {
  const [inbox] = ground.connections;
  const connection = inbox
    ? { id: inbox.id, name: inbox.name, connector: inbox.connector }
    : summary.connection;
  return [
    makeAnswered(ground),
    makeWaiting(ground),
    {
      ...makeQuiet(ground, 'Heidi', 'Thank you, that helps!'),
      ...{ handler: 'human' as const, connection },
    },
    { ...makeQuiet(ground, null, 'Is the shop by the station yours?'), status: 'closed' as const },
  ];
}

function makeAnswered({ newId, sources }: Ground): ConversationDetail {
  const [source] = sources;
  const cited = source ? [{ source_id: source.id, title: source.title }] : [];
  const question = { ...message, sent_at: at(30) };
  const answer = {
    ...message,
    ...{ id: newId(), role: 'bot' as const, text: 'We are open Monday to Saturday.', sent_at: at(31) },
    ...{ author_name: 'Bakery assistant', sources: cited },
    delivery: { id: newId(), state: 'sent' as const },
  };
  const passageIds = source?.passages.map(({ id }) => id) ?? [];
  const citedIds = passageIds.slice(0, 1);
  const stages = [
    { name: 'admit', ms: 0.4, inputs: { message_ids: [question.id] }, note: 'admitted' },
    { name: 'understand', ms: 3.2, inputs: { intent: 'opening-hours' }, note: 'intent opening-hours' },
    {
      ...{ name: 'retrieve', ms: 12.4, note: '1 passage' },
      inputs: { passage_ids: passageIds, best_score: 0.91 },
    },
    { name: 'draft', ms: 640, inputs: { model: null, cited: citedIds }, note: 'quoted from the knowledge' },
    { name: 'judge', ms: 8.1, inputs: {}, note: 'supported by its sources' },
  ];
  return {
    ...summary,
    last_message: { role: 'bot', text: answer.text, at: answer.sent_at },
    messages: [question, answer],
    turns: [
      {
        ...turn,
        sources: cited,
        stages: stages.map((stage) => ({ ...stage, explanation: null })),
        message_ids: [question.id],
      },
    ],
    has_earlier: false,
    waiting_deliveries: [],
  };
}

function makeWaiting({ newId }: Ground): ConversationDetail {
  const question = {
    ...message,
    ...{ id: newId(), text: 'Can you bake a wedding cake for 80 people?', sent_at: at(40) },
    attachments: [{ url: 'https://files.example/cake.jpg', name: 'cake.jpg' }],
  };
  const farewell = {
    ...message,
    ...{ id: newId(), role: 'bot' as const, text: 'A colleague will be with you shortly.', sent_at: at(41) },
    delivery: { id: newId(), state: 'sent' as const },
  };
  const note = {
    ...message,
    ...{ id: newId(), role: 'bot' as const, private: true, sent_at: at(41) },
    text: 'Handed over to you. The visitor asked for a human, or the matter needs one.',
  };
  const handover = {
    ...turn,
    ...{ id: newId(), decision: 'hand-over' as const, reason: 'asked-for-human', intent: 'wedding-cakes' },
    ...{ explanation: 'The visitor asked for a human, or the matter needs one.', sources: [] },
    ...{ message_ids: [question.id], created_at: at(41) },
  };
  return {
    ...summary,
    ...{ id: newId(), handler: 'bot' as const, waiting_for_human: true, updated_at: at(41) },
    visitor: { ...summary.visitor, id: newId(), name: 'Ivan', email: 'ivan@example.com' },
    last_message: { role: 'visitor', text: question.text, at: question.sent_at },
    messages: [question, farewell, note],
    turns: [handover],
    has_earlier: false,
    waiting_deliveries: [
      {
        ...{ id: newId(), turn_id: null, kind: 'reply' as const, text: 'Hello Ivan, one moment please.' },
        ...{ state: 'verifying' as const, attempt: 2, created_at: at(42) },
      },
    ],
  };
}

function makeQuiet({ newId }: Ground, name: string | null, text: string): ConversationDetail {
  const said = { ...message, id: newId(), text, sent_at: at(20) };
  const silent = {
    ...turn,
    ...{ id: newId(), decision: 'stay-silent' as const, reason: 'human-answers', intent: null },
    ...{ explanation: 'A human has this conversation.', sources: [], stages: [], confidence: null },
    message_ids: [said.id],
  };
  return {
    ...summary,
    ...{ id: newId(), updated_at: at(20) },
    visitor: { ...summary.visitor, id: newId(), name },
    last_message: { role: 'visitor', text, at: said.sent_at },
    messages: [said],
    turns: [silent],
    has_earlier: false,
    waiting_deliveries: [],
  };
}
