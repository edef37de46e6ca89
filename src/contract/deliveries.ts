import { z } from 'zod';
import { Id, PageQuery, Time, page } from './common.js';
import { DeliveryState } from './conversations.js';

export const ParkedDelivery = z
  .object({
    id: Id,
    conversation_id: Id,
    connection: z.object({ id: Id, name: z.string(), connector: z.string() }),
    kind: z.string(),
    text: z.string(),
    state: DeliveryState,
    reason: z
      .string()
      .meta({ description: 'Why it was given up: a kind of error, or `delivery-uncertain`.' }),
    attempt: z.int(),
    created_at: Time,
  })
  .meta({
    id: 'ParkedDelivery',
    description: 'An outgoing message that was given up after its attempts; a human was called.',
    example: {
      id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f0c',
      conversation_id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f05',
      connection: { id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f03', name: 'Shop', connector: 'example' },
      kind: 'reply',
      text: 'We are open until noon.',
      state: 'parked',
      reason: 'rejected',
      attempt: 1,
      created_at: '2026-05-04T09:30:00.000Z',
    },
  });
export type ParkedDelivery = z.infer<typeof ParkedDelivery>;

export const ParkedPage = page(ParkedDelivery).meta({
  id: 'ParkedPage',
  description: 'Deliveries that were given up, the latest first.',
});
export type ParkedPage = z.infer<typeof ParkedPage>;

export const ParkedQuery = PageQuery.extend({
  connection_id: Id.optional(),
  reason: z.string().max(60).optional(),
}).meta({
  id: 'ParkedQuery',
  description: 'Which of the messages that were given up to list.',
  example: { reason: 'rejected' },
});
export type ParkedQuery = z.infer<typeof ParkedQuery>;

export const ReplayMany = z
  .strictObject({
    ids: z.array(Id).min(1).max(1000).optional(),
    connection_id: Id.optional(),
    reason: z.string().max(60).optional(),
  })
  .refine((wanted) => Object.values(wanted).some((value) => value !== undefined), {
    message: 'Say which: by ids, by connection_id or by reason.',
  })
  .meta({
    id: 'ReplayMany',
    description: 'Which parked deliveries are to be sent after all; all members given must fit.',
    example: { reason: 'unreachable' },
  });
export type ReplayMany = z.infer<typeof ReplayMany>;

export const Replayed = z
  .object({ replayed: z.int().meta({ description: 'How many were parked until now.' }) })
  .meta({ id: 'Replayed', description: 'What a replay began.', example: { replayed: 12 } });
export type Replayed = z.infer<typeof Replayed>;
