import { z } from 'zod';
import { Email, Id, Json, line, membersOf, Time } from './common.js';

export const WhichVisitor = z
  .strictObject({
    conversation_id: Id,
    lead_id: Id,
    email: Email,
    phone: line(50),
    contact: z.strictObject({ connection_id: Id, external_id: z.string().min(1).max(300) }),
  })
  .partial()
  .refine((which) => Object.values(which).filter((value) => value !== undefined).length === 1, {
    message: 'Name the visitor in exactly one way.',
  })
  .meta({
    id: 'WhichVisitor',
    description:
      'A visitor, by one of their conversations or leads, an e-mail address, a phone number, or the platform’s own id of them. Whoever left the same address or number is the same person.',
    example: { conversation_id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f11' },
  });
export type WhichVisitor = z.infer<typeof WhichVisitor>;

/** What may be held of a visitor, by the table that holds it. */
export const heldTables = [
  ...(['visitors', 'conversations', 'messages', 'turns', 'deliveries', 'leads', 'hints'] as const),
  ...(['archived_conversations', 'archived_messages'] as const),
] as const;
export type HeldTable = (typeof heldTables)[number];

const countsExample = {
  ...{ visitors: 1, conversations: 2, messages: 14, turns: 5, deliveries: 6, leads: 1, hints: 0 },
  ...{ archived_conversations: 1, archived_messages: 9 },
};

export const HeldCounts = z.object(membersOf(heldTables, z.int())).meta({
  id: 'HeldCounts',
  description: 'Numbers of records, by the table that holds them.',
  example: countsExample,
});
export type HeldCounts = z.infer<typeof HeldCounts>;

export const HeldData = z.object({ counts: HeldCounts }).meta({
  id: 'HeldData',
  description: 'How much is held of a visitor, in records.',
  example: { counts: countsExample },
});
export type HeldData = z.infer<typeof HeldData>;

export const Erasure = z.object({ id: Id, erased_at: Time, counts: HeldCounts }).meta({
  id: 'Erasure',
  description: 'What was erased. It is gone everywhere, and stays gone after a restore from an older backup.',
  example: {
    id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f31',
    erased_at: '2026-05-04T09:30:00.000Z',
    counts: countsExample,
  },
});
export type Erasure = z.infer<typeof Erasure>;

const Row = z.record(z.string(), Json);

export const VisitorExport = z
  .object({
    format: z.literal('patchbay-visitor-1'),
    made_at: Time,
    held: z.object(membersOf(heldTables, z.array(Row))).meta({
      description:
        'Every record, under the table that holds it, as it is stored; `hints` are messages that wait to be confirmed. Records name each other by id.',
    }),
  })
  .meta({
    id: 'VisitorExport',
    description: 'Everything that is held of one visitor.',
    example: {
      format: 'patchbay-visitor-1',
      made_at: '2026-05-04T09:30:00.000Z',
      held: {
        visitors: [{ id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f10', name: 'Grace', email: 'grace@example.com' }],
        ...{ conversations: [], messages: [], turns: [], deliveries: [], leads: [], hints: [] },
        ...{ archived_conversations: [], archived_messages: [] },
      },
    },
  });
export type VisitorExport = z.infer<typeof VisitorExport>;
