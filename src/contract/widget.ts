import { z } from 'zod';
import { maxVisitorTextLength } from './chat.js';
import { Colour } from './colour.js';
import { Id, Language, Time, WebUrl } from './common.js';
import { Handler } from './conversations.js';

export const WidgetConfig = z
  .object({
    name: z.string(),
    colour: Colour,
    greeting: z.string(),
    consent_text: z.string(),
    language: z.string(),
    product: z.object({ name: z.string(), url: z.string().nullable() }),
  })
  .meta({
    id: 'WidgetConfig',
    description: 'How the chat window looks and what it says first.',
    example: {
      name: 'Corner Bakery',
      colour: '#2f6fed',
      greeting: 'Hello! What can we do for you?',
      consent_text: 'We keep your contact data to answer you.',
      language: 'en',
      product: { name: 'Patchbay', url: null },
    },
  });
export type WidgetConfig = z.infer<typeof WidgetConfig>;

export const progressStages = ['reading', 'searching', 'writing', 'idle'] as const;
export const ProgressStage = z.enum(progressStages).meta({
  id: 'ProgressStage',
  description: 'What the bot is doing right now; `idle` when nothing.',
  example: 'searching',
});
export type ProgressStage = z.infer<typeof ProgressStage>;

const PublicKey = z.string().min(8).max(200);

export const WidgetQuery = z.strictObject({ key: PublicKey }).meta({
  id: 'WidgetQuery',
  description: 'Whose chat window it is.',
  example: { key: 'pk_2fQ8sLx0' },
});

export const SessionRequest = z
  .strictObject({
    public_key: PublicKey,
    visitor_token: z.string().min(8).max(2000).optional(),
    page_url: WebUrl.optional(),
    language: Language.optional(),
  })
  .meta({
    id: 'SessionRequest',
    description: 'A visitor opens the chat window; with a token, one who was here before.',
    example: { public_key: 'pk_2fQ8sLx0', page_url: 'https://bakery.example/cakes' },
  });
export type SessionRequest = z.infer<typeof SessionRequest>;

export const WidgetConversation = z
  .object({ id: Id, status: z.enum(['open', 'closed']), handler: Handler, seq: z.int() })
  .meta({
    id: 'WidgetConversation',
    description: 'The visitor’s conversation.',
    example: { id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f11', status: 'open', handler: 'bot', seq: 7 },
  });
export type WidgetConversation = z.infer<typeof WidgetConversation>;

export const SessionReply = z
  .object({
    visitor_token: z
      .string()
      .meta({ description: 'Goes into `Authorization: Bearer` of the widget’s calls.' }),
    conversation: WidgetConversation.nullable().meta({ description: 'Null before the first message.' }),
  })
  .meta({ id: 'SessionReply', description: 'Who the visitor is from now on.' });
export type SessionReply = z.infer<typeof SessionReply>;

export const WidgetMessage = z
  .object({
    id: Id,
    client_id: Id.nullable().meta({ description: 'The id the window gave to its own message.' }),
    role: z.enum(['visitor', 'assistant', 'operator']),
    text: z.string(),
    sent_at: Time,
    sources: z.array(
      z.object({
        title: z.string(),
        quote: z.string().optional().meta({ description: 'The words that the answer rests on.' }),
        url: z.string().optional(),
      }),
    ),
  })
  .meta({
    id: 'WidgetMessage',
    description: 'One message as the visitor sees it.',
    example: {
      id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f14',
      client_id: null,
      role: 'assistant',
      text: 'We are open Monday to Saturday.',
      sent_at: '2026-05-04T09:30:03.000Z',
      sources: [{ title: 'Opening hours', quote: 'We are open Monday to Saturday.' }],
    },
  });
export type WidgetMessage = z.infer<typeof WidgetMessage>;

export const WidgetHistory = z
  .object({
    messages: z.array(WidgetMessage),
    seq: z.int(),
    handler: Handler,
    stage: ProgressStage,
  })
  .meta({ id: 'WidgetHistory', description: 'The visitor’s conversation, oldest message first.' });
export type WidgetHistory = z.infer<typeof WidgetHistory>;

export const PostMessage = z
  .strictObject({
    text: z.string().trim().min(1).max(maxVisitorTextLength),
    client_id: Id.meta({ description: 'Made by the window; sending the same one again stores nothing new.' }),
  })
  .meta({
    id: 'PostMessage',
    description: 'The visitor writes.',
    example: { text: 'Are you open on Sunday?', client_id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f15' },
  });
export type PostMessage = z.infer<typeof PostMessage>;

/** What the event streams of dashboard and widget carry: hints. Who hears one with a higher `seq` reads again. */
export const LiveEvent = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('progress'), conversation_id: Id, stage: ProgressStage }),
    z.object({ kind: z.literal('changed'), conversation_id: Id, seq: z.int() }),
  ])
  .meta({
    id: 'LiveEvent',
    description: 'Something happened: the bot got to another stage, or the conversation changed.',
    example: { kind: 'changed', conversation_id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f11', seq: 8 },
  });
export type LiveEvent = z.infer<typeof LiveEvent>;
