import { extractFeatures } from './extract-features.js';
import { nearestLikeness } from './nearest-likeness.js';
import { learnVocabulary, vectorise, vectorOf } from './vocabulary.js';

/** From this likeness on, two messages say the same. */
const alike = 0.7;

/**
 * The messages that say something else than every example. What is said to belong nowhere must not contradict an example:
 * "Where is my parcel?" is outside only until the tenant has an intent for it.
 */
export function dropLookalikes(messages: readonly string[], examples: readonly string[]): string[] {
  const documents = examples.map(extractFeatures);
  const own = documents.map((_, index) => index);
  const vocabulary = learnVocabulary(documents, own, documents.length);
  const vectors = documents.map((document) => vectorise(document, vocabulary));
  return messages.filter(
    (text) => nearestLikeness(vectorOf(text, vocabulary), vectors, vocabulary.idOf.size) < alike,
  );
}
