import { z } from 'zod';
import { Id, page, PageQuery, Time, TimeInput } from './common.js';
import { within } from './problems.js';

const mostEver = 50_000;

export const BeginImport = z
  .strictObject({
    since: TimeInput.optional().meta({
      description: 'Only what was written from then on; everything when absent.',
    }),
    most_conversations: within(z.int(), 1, mostEver)
      .default(5_000)
      .meta({ description: 'The latest of them are taken.' }),
  })
  .meta({
    id: 'BeginImport',
    description: 'How much of a platform’s history to read into the archive.',
    example: { since: '2026-01-01T00:00:00Z', most_conversations: 5_000 },
  });
export type BeginImport = z.infer<typeof BeginImport>;

export const HistoryImport = z
  .object({
    state: z.enum(['never', 'running', 'done', 'stopped']),
    since: Time.nullable(),
    most_conversations: z.int().nullable(),
    conversations: z.int().meta({ description: 'In the archive of this connection so far.' }),
    messages: z.int(),
    oldest_at: Time.nullable().meta({ description: 'When the oldest archived message was written.' }),
    is_limited: z
      .boolean()
      .meta({ description: 'It ended at `most_conversations`; there is more at the platform.' }),
    waits_for: z.enum(['quota', 'platform']).nullable().meta({
      description:
        '`quota`: the share of the platform’s daily calls is used up. `platform`: it refused or could not be reached, see `problem`.',
    }),
    problem: z.string().nullable(),
    next_at: Time.nullable().meta({ description: 'When the next page is read.' }),
    began_at: Time.nullable(),
    finished_at: Time.nullable(),
  })
  .meta({
    id: 'HistoryImport',
    description:
      'How far the import of a connection’s past conversations has come. It never writes to anybody.',
    example: {
      ...{ state: 'running', since: null, most_conversations: 5_000, conversations: 1_240, messages: 9_310 },
      ...{ oldest_at: '2026-02-11T10:02:00.000Z', is_limited: false, waits_for: null, problem: null },
      ...{ next_at: '2026-05-04T09:30:01.000Z', began_at: '2026-05-04T09:29:00.000Z', finished_at: null },
    },
  });
export type HistoryImport = z.infer<typeof HistoryImport>;

const archivedExample = {
  id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f0d',
  connection_id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f05',
  ...{ external_id: '4711', message_count: 6 },
  ...{ first_at: '2026-02-11T10:02:00.000Z', last_at: '2026-02-11T10:20:00.000Z' },
  first_question: 'Do you deliver to Norway?',
};

export const ArchivedConversation = z
  .object({
    id: Id,
    connection_id: Id,
    external_id: z.string().meta({ description: 'The platform’s own id.' }),
    message_count: z.int(),
    first_at: Time,
    last_at: Time,
    first_question: z.string().nullable().meta({ description: 'Beginning of what the visitor wrote first.' }),
  })
  .meta({
    id: 'ArchivedConversation',
    description: 'A past conversation of a platform. Addresses and numbers of people are taken out.',
    example: archivedExample,
  });
export type ArchivedConversation = z.infer<typeof ArchivedConversation>;

export const ArchivePage = page(ArchivedConversation).meta({
  id: 'ArchivePage',
  description: 'Past conversations, the latest first.',
});
export type ArchivePage = z.infer<typeof ArchivePage>;

export const ArchiveQuery = PageQuery.extend({ connection_id: Id.optional() }).meta({
  id: 'ArchiveQuery',
  description: 'Which past conversations to list.',
  example: { limit: 20 },
});
export type ArchiveQuery = z.infer<typeof ArchiveQuery>;

export const ArchivedTalk = ArchivedConversation.extend({
  messages: z.array(
    z.object({
      role: z.enum(['visitor', 'operator', 'bot', 'system']),
      text: z.string(),
      sent_at: Time,
    }),
  ),
}).meta({
  id: 'ArchivedTalk',
  description: 'A past conversation with its messages, oldest first, at most 500.',
  example: {
    ...archivedExample,
    messages: [{ role: 'visitor', text: 'Do you deliver to Norway?', sent_at: '2026-02-11T10:02:00.000Z' }],
  },
});
export type ArchivedTalk = z.infer<typeof ArchivedTalk>;
