import { z } from 'zod';
import { Flag, Id, PageQuery, Time, line, page } from './common.js';
import { ConnectionRef } from './connection-ref.js';
import { Channel, Day, Figure } from './insights.js';
import { Assignee, AssigneeId } from './assignee.js';
import { Turn } from './turns.js';

export const messageRoles = ['visitor', 'operator', 'bot', 'system'] as const;
export const MessageRole = z.enum(messageRoles).meta({
  id: 'MessageRole',
  description: 'Who wrote a message.',
  example: 'visitor',
});

export const Handler = z.enum(['bot', 'human']).meta({
  id: 'Handler',
  description: 'Who answers the conversation now. The bot says nothing while it is `human`.',
  example: 'bot',
});
export type Handler = z.infer<typeof Handler>;

const ConversationStatus = z.enum(['open', 'closed']);

export const ConversationQuery = PageQuery.extend({
  connection_id: Id.optional(),
  status: ConversationStatus.optional(),
  handler: Handler.optional(),
  assignee: Assignee.optional(),
  waiting: Flag.optional().meta({ description: 'Only those that wait for a human, or only the others.' }),
  q: line(200).optional().meta({
    description:
      'Words, each of which begins a word of a message or of the visitor’s name, e-mail address or phone number.',
  }),
  channel: Channel.optional(),
  figure: Figure.optional().meta({
    description: 'Those in which this happened, between `since` and `until`.',
  }),
  reason: line(100).optional().meta({ description: 'With `figure`: and for this reason.' }),
  since: Day.optional(),
  until: Day.optional().meta({ description: 'The last day.' }),
  question_id: Id.optional().meta({ description: 'Those in which this question found no answer.' }),
}).meta({
  id: 'ConversationQuery',
  description: 'Which conversations to list.',
  example: { waiting: 'true' },
});
export type ConversationQuery = z.infer<typeof ConversationQuery>;

export const Visitor = z
  .object({
    id: Id,
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
  })
  .meta({
    id: 'Visitor',
    description: 'Who wrote to the business, as far as they told.',
    example: { id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f10', name: 'Grace', email: null, phone: null },
  });
export type Visitor = z.infer<typeof Visitor>;

const summary = {
  id: Id,
  connection: ConnectionRef,
  visitor: Visitor,
  // What only a newer version knows is told as what comes nearest, and hides nothing else (F-017).
  status: ConversationStatus.catch('open'),
  handler: Handler.catch('human'),
  waiting_for_human: z.boolean(),
  assignee_id: AssigneeId,
  last_message: z.object({ role: MessageRole.catch('system'), text: z.string(), at: Time }).nullable(),
  language: z.string().nullable(),
  seq: z
    .int()
    .meta({ description: 'Grows with every change; a live event with a higher one means: read again.' }),
  created_at: Time,
  updated_at: Time,
};

const summaryExample = {
  id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f11',
  connection: { id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f05', name: 'Shop inbox', connector: 'example' },
  visitor: { id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f10', name: 'Grace', email: null, phone: null },
  status: 'open',
  handler: 'bot',
  waiting_for_human: false,
  assignee_id: null,
  last_message: { role: 'visitor', text: 'Are you open on Sunday?', at: '2026-05-04T09:30:00.000Z' },
  language: 'en',
  seq: 7,
  created_at: '2026-05-04T09:29:00.000Z',
  updated_at: '2026-05-04T09:30:00.000Z',
};

/** One conversation in a list; also the answer of take over, hand back and close. */
export const ConversationSummary = z.object(summary).meta({
  id: 'ConversationSummary',
  description: 'A conversation without its messages.',
  example: summaryExample,
});
export type ConversationSummary = z.infer<typeof ConversationSummary>;

export const ConversationPage = page(ConversationSummary).meta({
  id: 'ConversationPage',
  description: 'One page of conversations, the latest change first.',
});
export type ConversationPage = z.infer<typeof ConversationPage>;

export const deliveryStates = [
  'planned',
  'ready',
  'sending',
  'verifying',
  'sent',
  'parked',
  'cancelled',
] as const;
export const DeliveryState = z.enum(deliveryStates).meta({
  id: 'DeliveryState',
  description:
    'Where an outgoing message is. `verifying`: its fate is unknown and being looked up. `parked`: given up, a human was called. `cancelled`: overtaken by a human or by the visitor.',
  example: 'sent',
});
export type DeliveryState = z.infer<typeof DeliveryState>;

export const MessageAttachment = z
  .object({ url: z.string(), name: z.string().optional(), content_type: z.string().optional() })
  .meta({
    id: 'MessageAttachment',
    description: 'A file that was sent; it stays at the platform.',
    example: { url: 'https://files.example/cake.jpg', name: 'cake.jpg' },
  });

export const Message = z
  .object({
    id: Id,
    role: MessageRole.catch('system'),
    private: z.boolean().meta({ description: 'A note that only operators see.' }),
    text: z.string(),
    attachments: z.array(MessageAttachment).catch([]),
    author_name: z.string().nullable(),
    sent_at: Time,
    edited_at: Time.nullable(),
    deleted: z.boolean(),
    sources: z.array(z.object({ source_id: Id, title: z.string() })).catch([]),
    delivery: z
      .object({ id: Id, state: DeliveryState.catch('verifying'), reason: z.string().optional() })
      .nullable()
      .meta({ description: 'Null for what we did not send.' }),
  })
  .meta({
    id: 'Message',
    description: 'One message of a conversation.',
    example: {
      id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f09',
      role: 'visitor',
      private: false,
      text: 'Are you open on Sunday?',
      attachments: [],
      author_name: null,
      sent_at: '2026-05-04T09:30:00.000Z',
      edited_at: null,
      deleted: false,
      sources: [],
      delivery: null,
    },
  });
export type Message = z.infer<typeof Message>;

export const WaitingDelivery = z
  .object({
    id: Id,
    turn_id: Id.nullable().meta({ description: 'Null for what an operator wrote.' }),
    kind: z.enum(['reply', 'note']),
    text: z.string(),
    state: DeliveryState.catch('verifying'),
    reason: z.string().optional(),
    attempt: z.int(),
    created_at: Time,
  })
  .meta({ id: 'WaitingDelivery', description: 'An outgoing message that has not arrived yet.' });
export type WaitingDelivery = z.infer<typeof WaitingDelivery>;

export const mostMessagesRead = 5_000;

export const ConversationDetailQuery = z
  .strictObject({
    messages: z.coerce.number().int().min(1).max(mostMessagesRead).default(500).meta({
      description: 'How many of the latest messages to read.',
    }),
  })
  .meta({
    id: 'ConversationDetailQuery',
    description: 'How much of a conversation to read.',
    example: { messages: 500 },
  });
export type ConversationDetailQuery = z.infer<typeof ConversationDetailQuery>;

export const ConversationDetail = z
  .object({
    ...summary,
    messages: z.array(Message),
    has_earlier: z.boolean().meta({ description: 'There are messages before the first of these.' }),
    turns: z.array(Turn),
    waiting_deliveries: z.array(WaitingDelivery),
  })
  .meta({
    id: 'ConversationDetail',
    description: 'A conversation with its messages and why the bot did what.',
  });
export type ConversationDetail = z.infer<typeof ConversationDetail>;

export const AssignConversation = z.strictObject({ assignee_id: AssigneeId }).meta({
  id: 'AssignConversation',
  description: 'Who of the team looks after the conversation. It does not silence the bot.',
  example: { assignee_id: null },
});
export type AssignConversation = z.infer<typeof AssignConversation>;

export const SendReply = z.strictObject({ text: line(10_000) }).meta({
  id: 'SendReply',
  description: 'What the visitor shall read. The bot then stays silent in this conversation.',
  example: { text: 'We are, until noon. See you on Sunday!' },
});
export type SendReply = z.infer<typeof SendReply>;

export const SendNote = z.strictObject({ text: line(10_000) }).meta({
  id: 'SendNote',
  description: 'A note that only operators read.',
  example: { text: 'Regular customer, see the order of last week.' },
});
export type SendNote = z.infer<typeof SendNote>;
