import { z } from 'zod';
import { Id, Language } from './common.js';
import { LeadStatus } from './leads.js';
import { Decision } from './turns.js';

/** Longest text that a visitor may send in one message, in characters. */
export const maxVisitorTextLength = 4000;

export const ChatRequest = z
  .strictObject({
    session_id: z
      .string()
      .min(1)
      .max(200)
      .meta({ description: 'Your own name for the conversation; the same one continues it.' }),
    message: z.string().trim().min(1).max(maxVisitorTextLength),
    language: Language.optional().meta({ description: 'Detected when absent.' }),
  })
  .meta({
    id: 'ChatRequest',
    description: 'Something a visitor asks.',
    example: { session_id: 'visitor-17', message: 'Are you open on Sunday?' },
  });
export type ChatRequest = z.infer<typeof ChatRequest>;

export const ChatSource = z
  .object({
    title: z.string(),
    passage_id: Id,
    source_id: Id,
    url: z.string().optional(),
    quote: z.string().meta({ description: 'The words of the passage that the answer rests on.' }),
  })
  .meta({
    id: 'ChatSource',
    description: 'What an answer rests on.',
    example: {
      title: 'Opening hours',
      passage_id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f07',
      source_id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f06',
      quote: 'We are open Monday to Saturday.',
    },
  });
export type ChatSource = z.infer<typeof ChatSource>;

export const ChatReply = z
  .object({
    conversation_id: Id,
    decision: Decision,
    reply: z
      .string()
      .nullable()
      .meta({ description: 'What to show the visitor; null when nothing is said.' }),
    intent: z.string().nullable(),
    sources: z.array(ChatSource),
    lead: z
      .object({
        id: Id,
        name: z.string().nullable(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
        status: LeadStatus,
      })
      .nullable()
      .meta({ description: 'The lead of this conversation, if it has one.' }),
    handover: z.boolean().meta({ description: 'A human was called or is answering.' }),
  })
  .meta({
    id: 'ChatReply',
    description: 'The answer, or why there is none.',
    example: {
      conversation_id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f11',
      decision: 'reply',
      reply: 'We are open Monday to Saturday.',
      intent: 'opening-hours',
      sources: [],
      lead: null,
      handover: false,
    },
  });
export type ChatReply = z.infer<typeof ChatReply>;

export const ChatTrial = ChatReply.extend({
  reason: z.string().meta({ description: 'A stable code of why it was decided so.' }),
  explanation: z.string().meta({ description: 'The reason in plain words.' }),
}).meta({
  id: 'ChatTrial',
  description: 'What a visitor would be answered, and why.',
  example: {
    conversation_id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f11',
    decision: 'reply',
    reply: 'We are open Monday to Saturday.',
    intent: 'opening-hours',
    sources: [],
    lead: null,
    handover: false,
    reason: 'grounded',
    explanation: 'The answer was found in your knowledge.',
  },
});
export type ChatTrial = z.infer<typeof ChatTrial>;
