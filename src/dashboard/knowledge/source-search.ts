import { z } from 'zod';
import { QuestionState } from '../../contract/insights.js';
import { SourceKind } from '../../contract/knowledge.js';

/** What stands in the address of the list; anything else in it counts as absent. */
export const SourceFilters = z.object({
  kind: SourceKind.optional().catch(undefined),
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
});
export type SourceFilters = z.infer<typeof SourceFilters>;

/** Which kind of entry is added. */
export const NewSourceSearch = z.object({
  kind: SourceKind.catch('text'),
  /** A question that found no answer, and what was asked: the entry begins with it and marks it answered. */
  question: z.uuid().optional().catch(undefined),
  asked: z.string().max(500).optional().catch(undefined),
});

/** Which questions without an answer are listed. */
export const QuestionSearch = z.object({ state: QuestionState.optional().catch(undefined) });

/** Passages to mark: those that an answer rested on. */
export const SourceSearch = z.object({ passages: z.array(z.string()).optional().catch(undefined) });
