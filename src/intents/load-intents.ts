import { z } from 'zod';
import { PublishedAssistant } from '../assistants/read-assistant.js';
import { Standing } from '../billing/standing.js';
import { IntentAction } from '../contract/assistants.js';
import { trustLevels } from '../contract/common.js';
import type { Database } from '../platform/database/open-database.js';
import { callInTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { sha256 } from '../platform/ids.js';
import { createKept } from '../platform/kept.js';
import { otherMatters } from './starter-intents.js';
import { type Classifier, type Example, trainClassifier } from './train-classifier.js';

/** An intent of an assistant, as the pipeline uses it. */
export const StoredIntent = z.object({
  id: z.uuid(),
  name: z.string(),
  label: z.string(),
  // What only a newer version knows how to do, a human does (F-017).
  action: IntentAction.catch('hand-over'),
  examples: z.array(z.string()),
  reply_texts: z.record(z.string(), z.string()),
  trust: z.enum(trustLevels).nullable().catch('draft'),
});
export type StoredIntent = z.infer<typeof StoredIntent>;

export interface LoadedIntents {
  intents: readonly StoredIntent[];
  /** Absent when there is nothing to learn from. */
  classifier: Classifier | undefined;
}

/** Which assistant's, and the mark that stands for exactly the intents it has now. */
export interface IntentsAsked {
  assistantId: string;
  mark: string;
}

/** An assistant's intents with a classifier that was trained on exactly these. Reads only what it does not know. */
export type LoadIntents = (asked: IntentsAsked, within: Within) => Promise<LoadedIntents>;

type Within = <T>(work: (tx: TenantDb) => Promise<T>) => Promise<T>;

const AtWork = z.object({ assistant: PublishedAssistant, intents_mark: z.string(), standing: Standing });

/** The assistant that answers a connection, the mark of its intents, and where its tenant stands now. Throws `not-found` for another tenant's as for a missing one. */
export async function readAtWork(
  db: Pick<Database, 'calls'>,
  tenantId: string,
  assistantId: string,
): Promise<{ assistant: PublishedAssistant; mark: string; standing: Standing }> {
  const call = { name: 'assistant_at_work', argument: { assistant_id: assistantId } } as const;
  const found = AtWork.nullable().parse(await callInTenant(db, tenantId, call));
  if (!found) throw new AppError('not-found');
  return { assistant: found.assistant, mark: found.intents_mark, standing: found.standing };
}

const keptAssistants = 2_000;
/** Few of them differ: an assistant that keeps the starter intents learns what every other one has learnt. */
const keptClassifiers = 50;

/** Training takes milliseconds, yet not on every message: a classifier is kept for as long as its examples are the same. */
export function createIntentLoader(): LoadIntents {
  const loaded = createKept<{ mark: string; intents: LoadedIntents }>(keptAssistants);
  const classifiers = createKept<Classifier>(keptClassifiers);
  const classifierOf = (intents: readonly StoredIntent[]): Classifier | undefined => {
    const examples = examplesOf(intents);
    if (examples.length === 0) return undefined;
    const key = sha256(JSON.stringify(examples));
    const classifier = classifiers.get(key) ?? trainClassifier(examples, { outside: otherMatters });
    classifiers.set(key, classifier);
    return classifier;
  };
  return async ({ assistantId, mark }, within) => {
    const known = loaded.get(assistantId);
    if (known?.mark === mark) return known.intents;
    const intents = await within((tx) => findIntents(tx, assistantId));
    const made = { intents, classifier: classifierOf(intents) };
    loaded.set(assistantId, { mark, intents: made });
    return made;
  };
}

async function findIntents(tx: TenantDb, assistantId: string): Promise<StoredIntent[]> {
  const rows: unknown = await tx('intents')
    .where({ assistant_id: assistantId })
    // In the order in which they were made, so that the same intents of two assistants are the same examples.
    .orderBy('id')
    .select(Object.keys(StoredIntent.shape));
  return z.array(StoredIntent).parse(rows);
}

const examplesOf = (intents: readonly StoredIntent[]): Example[] =>
  intents.flatMap(({ name, examples }) => examples.map((text) => ({ text, intent: name })));
