import { listSources } from '../knowledge/list-sources.js';
import { readSource } from '../knowledge/read-source.js';
import type { FoundPassage } from '../knowledge/search-knowledge.js';
import type { TenantDb } from '../platform/database/tenant-db.js';

/** What fits into one prompt beside the conversation without making the answer dearer or slower to speak of. */
const maxSources = 12;
const maxPassages = 16;
const maxLength = 6_000;

/**
 * All passages of a knowledge that is so small that a model can read it whole; none of a larger one. Their score is 0:
 * nobody has looked for them.
 */
export async function readSmallKnowledge(tx: TenantDb): Promise<FoundPassage[]> {
  const { items: sources, next_cursor: more } = await listSources(tx, { limit: maxSources });
  const count = sources.reduce((sum, { passage_count }) => sum + passage_count, 0);
  if (more !== null || count > maxPassages) return [];
  const passages: FoundPassage[] = [];
  for (const { id, title, kind } of sources) {
    const source = await readSource(tx, id);
    for (const { id: passageId, ordinal, text } of source.passages)
      passages.push({
        ...{ passage_id: passageId, source_id: id, source_title: title, source_kind: kind, ordinal },
        ...{ heading: '', question: null, text, score: 0 },
      });
  }
  const length = passages.reduce((sum, { text }) => sum + text.length, 0);
  return length > maxLength ? [] : passages;
}
