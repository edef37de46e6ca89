import { z } from 'zod';
import { trustLevels } from '../contract/common.js';
import { IntentAction } from '../contract/assistants.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { otherMatters } from './starter-intents.js';
import { type Classifier, trainClassifier } from './train-classifier.js';

/** An intent of an assistant, as the pipeline uses it. */
export const StoredIntent = z.object({
  id: z.uuid(),
  name: z.string(),
  label: z.string(),
  action: IntentAction,
  examples: z.array(z.string()),
  reply_texts: z.record(z.string(), z.string()),
  trust: z.enum(trustLevels).nullable(),
  updated_at: z.date(),
});
export type StoredIntent = z.infer<typeof StoredIntent>;

export interface LoadedIntents {
  intents: readonly StoredIntent[];
  /** Absent when there is nothing to learn from. */
  classifier: Classifier | undefined;
}

/** An assistant's intents with a classifier that was trained on exactly these. */
export type LoadIntents = (tx: TenantDb, assistantId: string) => Promise<LoadedIntents>;

const maxKept = 500;

/** Training takes milliseconds, yet not on every message: the classifier is kept as long as its examples stay the same. */
export function createIntentLoader(): LoadIntents {
  const kept = new Map<string, { mark: string; loaded: LoadedIntents }>();
  return async (tx, assistantId) => {
    const rows: unknown = await tx('intents')
      .where({ assistant_id: assistantId })
      .orderBy('id')
      .select(Object.keys(StoredIntent.shape));
    const intents = z.array(StoredIntent).parse(rows);
    const mark = intents.map(({ id, updated_at }) => `${id}${updated_at.getTime()}`).join();
    const known = kept.get(assistantId);
    if (known?.mark === mark) return known.loaded;
    const examples = intents.flatMap(({ name, examples }) =>
      examples.map((text) => ({ text, intent: name })),
    );
    const loaded = {
      intents,
      classifier: examples.length === 0 ? undefined : trainClassifier(examples, { outside: otherMatters }),
    };
    if (kept.size >= maxKept) kept.clear();
    kept.set(assistantId, { mark, loaded });
    return loaded;
  };
}
