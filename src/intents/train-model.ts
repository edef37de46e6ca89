import { extractFeatures } from './extract-features.js';
import { fitWeights, type LinearModel } from './fit-weights.js';
import { learnVocabulary, vectorise, type MessageVector, type Vocabulary } from './vocabulary.js';

/** A message and the name of the intent that it shows; null: none of the intents. */
export interface LabelledMessage {
  text: string;
  intent: string | null;
}

/** What was learnt from examples, without a notion yet of how sure is sure enough. */
export interface IntentModel {
  /** By label number. */
  labels: readonly (string | null)[];
  vocabulary: Vocabulary;
  linear: LinearModel;
  /** The examples of each label, to find the nearest. */
  examples: readonly (readonly MessageVector[])[];
}

/** Learns from examples; the name of each intent counts as one more example of it. */
export function trainModel(messages: readonly LabelledMessage[]): IntentModel {
  const labels = [...new Set(messages.map(({ intent }) => intent))];
  const numberOf = new Map(labels.map((intent, number) => [intent, number]));
  const names = labels.flatMap((intent) =>
    intent === null ? [] : [{ text: intent.replace(/[^\p{L}\p{N}]+/gu, ' '), intent }],
  );
  const all = [...messages, ...names];
  const numbers = all.map(({ intent }) => numberOf.get(intent) ?? 0);
  const documents = all.map(({ text }) => extractFeatures(text));
  const vocabulary = learnVocabulary(documents, numbers, labels.length);
  const vectors = documents.map((document) => vectorise(document, vocabulary));
  const linear = fitWeights({
    vectors: vectors.map(({ features }) => features),
    labels: numbers,
    labelCount: labels.length,
    featureCount: vocabulary.idOf.size,
  });
  const examples = labels.map((_, number) => vectors.filter((_vector, index) => numbers[index] === number));
  return { labels, vocabulary, linear, examples };
}
