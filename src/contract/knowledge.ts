import { z } from 'zod';
import { Id, Language, PageQuery, Time, line, page } from './common.js';

export const sourceKinds = ['text', 'faq'] as const;
export const SourceKind = z.enum(sourceKinds).meta({
  id: 'SourceKind',
  description: '`text`: prose, cut into passages. `faq`: questions with answers, each a passage of its own.',
  example: 'faq',
});
export type SourceKind = z.infer<typeof SourceKind>;

/** Longest content of one source, in characters. */
export const maxContentLength = 200_000;

const content = z.string().trim().min(1).max(maxContentLength);

export const FaqEntry = z.strictObject({ question: line(1000), answer: line(10_000) }).meta({
  id: 'FaqEntry',
  description: 'One question with its answer.',
  example: { question: 'Are you open on Sunday?', answer: 'No. We are open Monday to Saturday.' },
});
export type FaqEntry = z.infer<typeof FaqEntry>;

const entries = z
  .array(FaqEntry)
  .min(1)
  .max(2000)
  .refine(
    (list) =>
      list.reduce((sum, entry) => sum + entry.question.length + entry.answer.length, 0) <= maxContentLength,
    {
      message: `All entries together have at most ${maxContentLength} characters.`,
    },
  );

const CreateTextSource = z.strictObject({
  kind: z.literal('text'),
  title: line(200),
  content,
  language: Language.optional(),
});

const CreateFaqSource = z
  .strictObject({
    kind: z.literal('faq'),
    title: line(200),
    content: content.optional().meta({ description: 'Lines that start with `Q:` and `A:`.' }),
    entries: entries.optional(),
    language: Language.optional(),
  })
  .refine((source) => (source.content === undefined) !== (source.entries === undefined), {
    path: ['entries'],
    message: 'Give either the content as text or the entries.',
  });

export const CreateSource = z.discriminatedUnion('kind', [CreateTextSource, CreateFaqSource]).meta({
  id: 'CreateSource',
  description: 'Something the assistant may answer from. The language is detected when absent.',
  example: {
    kind: 'faq',
    title: 'Opening hours',
    entries: [{ question: 'Are you open on Sunday?', answer: 'No. We are open Monday to Saturday.' }],
  },
});
export type CreateSource = z.infer<typeof CreateSource>;

export const ChangeSource = z
  .strictObject({ title: line(200), content, entries, language: Language })
  .partial()
  .refine((change) => change.content === undefined || change.entries === undefined, {
    path: ['entries'],
    message: 'Give either the content as text or the entries.',
  })
  .meta({
    id: 'ChangeSource',
    description: 'Absent members stay as they are. New content is cut into passages again.',
    example: { title: 'Opening hours 2026' },
  });
export type ChangeSource = z.infer<typeof ChangeSource>;

const source = {
  id: Id,
  kind: SourceKind,
  title: z.string(),
  status: z.enum(['ready', 'failed']),
  problem: z.string().nullable().meta({ description: 'Why it failed.' }),
  language: z.string().nullable(),
  passage_count: z.int(),
  created_at: Time,
  updated_at: Time,
};

const sourceExample = {
  id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f06',
  kind: 'faq',
  title: 'Opening hours',
  status: 'ready',
  problem: null,
  language: 'en',
  passage_count: 1,
  created_at: '2026-05-04T09:30:00.000Z',
  updated_at: '2026-05-04T09:30:00.000Z',
};

export const Source = z
  .object(source)
  .meta({ id: 'Source', description: 'One piece of the tenant’s knowledge.', example: sourceExample });
export type Source = z.infer<typeof Source>;

export const SourcePage = page(Source).meta({
  id: 'SourcePage',
  description: 'One page of the tenant’s knowledge.',
});
export type SourcePage = z.infer<typeof SourcePage>;

export const SourceQuery = PageQuery.extend({
  kind: SourceKind.optional(),
  status: z.enum(['ready', 'failed']).optional(),
  q: line(200).optional().meta({ description: 'Part of the title.' }),
}).meta({ id: 'SourceQuery', description: 'Which sources to list.', example: { kind: 'faq' } });
export type SourceQuery = z.infer<typeof SourceQuery>;

export const Passage = z.object({ id: Id, ordinal: z.int(), text: z.string() }).meta({
  id: 'Passage',
  description: 'A piece of a source, as it is searched and quoted.',
  example: {
    id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f07',
    ordinal: 0,
    text: 'Are you open on Sunday? No. We are open Monday to Saturday.',
  },
});
export type Passage = z.infer<typeof Passage>;

export const SourceDetail = z.object({ ...source, content: z.string(), passages: z.array(Passage) }).meta({
  id: 'SourceDetail',
  description: 'A source with what was typed and what became of it.',
});
export type SourceDetail = z.infer<typeof SourceDetail>;

export const PassageQuery = z
  .strictObject({
    ids: z
      .string()
      .transform((ids) => ids.split(','))
      .pipe(z.array(Id).max(40))
      .meta({ description: 'At most 40, with commas between.' }),
  })
  .meta({
    id: 'PassageQuery',
    description: 'Which passages to read.',
    example: { ids: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f07' },
  });
export type PassageQuery = z.infer<typeof PassageQuery>;

export const FoundPassage = z
  .object({
    passage: z.object({ id: Id, text: z.string() }),
    source: z.object({ id: Id, title: z.string() }),
  })
  .meta({ id: 'FoundPassage', description: 'A passage with the source that it is of.' });
export type FoundPassage = z.infer<typeof FoundPassage>;

export const FoundPassages = z.object({ items: z.array(FoundPassage) }).meta({
  id: 'FoundPassages',
  description: 'Those of the passages that are still there; a change of a source makes its passages anew.',
});
export type FoundPassages = z.infer<typeof FoundPassages>;

export const SearchQuery = z
  .strictObject({
    q: line(500),
    limit: z.coerce.number().int().min(1).max(20).default(5),
    language: Language.optional(),
  })
  .meta({ id: 'SearchQuery', description: 'What to look for in the knowledge.', example: { q: 'sunday' } });
export type SearchQuery = z.infer<typeof SearchQuery>;

export const SearchReply = z
  .object({
    items: z.array(
      z.object({
        passage: z.object({ id: Id, text: z.string() }),
        source: z.object({ id: Id, title: z.string(), kind: SourceKind, url: z.string().optional() }),
        score: z.number(),
      }),
    ),
  })
  .meta({
    id: 'SearchReply',
    description: 'The best passages, best first. Scores compare within one answer only.',
  });
export type SearchReply = z.infer<typeof SearchReply>;

const used = z.object({ used: z.int(), limit: z.int() });

export const KnowledgeUsage = z.object({ sources: used, characters: used, passages: used }).meta({
  id: 'KnowledgeUsage',
  description: 'What a tenant holds, and the most that it may hold on this installation.',
  example: {
    sources: { used: 12, limit: 2000 },
    characters: { used: 48_210, limit: 20_000_000 },
    passages: { used: 96, limit: 20_000 },
  },
});
export type KnowledgeUsage = z.infer<typeof KnowledgeUsage>;
