import { findSmallKnowledge } from '../knowledge/queries.js';
import type { FoundPassage } from '../knowledge/search-knowledge.js';
import type { CallForTenant } from '../platform/database/tenant-db.js';

/** What fits into one prompt beside the conversation without making the answer dearer or slower to speak of. */
const limits = { max_sources: 12, max_passages: 16, max_length: 6_000 };

/**
 * All passages of a knowledge that is so small that a model can read it whole; none of a larger one. Their score is 0:
 * nobody has looked for them.
 */
export const readSmallKnowledge = async (call: CallForTenant): Promise<FoundPassage[]> =>
  (await findSmallKnowledge(call, limits)).map((passage) => ({ ...passage, score: 0 }));
