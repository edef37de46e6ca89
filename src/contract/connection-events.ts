import { z } from 'zod';
import { Flag, Id, PageQuery, Time, page } from './common.js';

export const ConnectionEvent = z
  .object({
    id: Id,
    at: Time,
    kind: z.enum(['received', 'sent', 'trouble']).meta({
      description:
        '`received`: a message came in. `sent`: something was to go out; `state` says whether it did. `trouble`: something went wrong, counted by the hour.',
    }),
    conversation_id: Id.nullable().meta({
      description: 'Null for trouble, and for whom conversations are closed.',
    }),
    subject: z.string().meta({
      description:
        'Of what came in who wrote it, or `note` for a private one; of what goes out the kind of delivery; of trouble where it was: `send`, `history`, `check` or `hook`.',
    }),
    state: z.string().nullable().meta({ description: 'Of what goes out: how far it has come.' }),
    reason: z.string().nullable().meta({ description: 'Of what goes out: a code of what stood in its way.' }),
    message: z.string().nullable().meta({ description: 'Of trouble: what happened.' }),
    remedy: z.string().nullable().meta({ description: 'Of trouble: what helps.' }),
    count: z.int().meta({ description: 'How often within that hour; 1 where nothing is counted.' }),
  })
  .meta({
    id: 'ConnectionEvent',
    description: 'Something that went through a connection, or failed to. What was said is not in it.',
    example: {
      id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f0d',
      ...{ at: '2026-05-04T09:31:00.000Z', kind: 'sent', subject: 'reply', state: 'sent', count: 1 },
      conversation_id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f11',
      ...{ reason: null, message: null, remedy: null },
    },
  });
export type ConnectionEvent = z.infer<typeof ConnectionEvent>;

export const ConnectionEventQuery = PageQuery.extend({
  failed: Flag.optional().meta({ description: 'Only trouble and what was given up.' }),
}).meta({
  id: 'ConnectionEventQuery',
  description: 'Which events of a connection to list.',
  example: { failed: 'true' },
});
export type ConnectionEventQuery = z.infer<typeof ConnectionEventQuery>;

export const ConnectionEventPage = page(ConnectionEvent).meta({
  id: 'ConnectionEventPage',
  description: 'Events of a connection, the latest first.',
});
export type ConnectionEventPage = z.infer<typeof ConnectionEventPage>;
