import { extractFeatures, type MessageFeatures } from './extract-features.js';

/** A message as numbers: which features of the vocabulary, and how heavy; at most of length 1. */
export interface SparseVector {
  ids: Int32Array;
  weights: Float32Array;
  /** Where the pieces of words begin in `ids`; words and pairs stand before them. */
  piecesFrom: number;
  /** The length that the pieces of words alone would have, were all of them known. */
  piecesLength: number;
}

export interface Vocabulary {
  idOf: ReadonlyMap<string, number>;
  /** By id: a feature that few intents use tells more. */
  rarity: Float32Array;
  /** The rarity of a feature that no example has. */
  unseenRarity: number;
}

const groups = ['words', 'pairs', 'pieces'] as const;
/** How much the groups count; chosen by cross-validation on training data (see tooling/eval/README.md). */
const groupWeights = { words: 0.7, pairs: 0.5, pieces: 1 } as const;

/** The vocabulary of labelled documents; `labels[i]` is the number of the intent of `documents[i]`, of `labelCount`. */
export function learnVocabulary(
  documents: readonly MessageFeatures[],
  labels: readonly number[],
  labelCount: number,
): Vocabulary {
  const idOf = new Map<string, number>();
  const labelsOf: Set<number>[] = [];
  documents.forEach((document, index) => {
    for (const feature of groups.flatMap((group) => document[group])) {
      let id = idOf.get(feature);
      if (id === undefined) {
        id = idOf.size;
        idOf.set(feature, id);
        labelsOf.push(new Set());
      }
      labelsOf[id]?.add(labels[index] ?? 0);
    }
  });
  const rarityIn = (intents: number) => Math.log((1 + labelCount) / (1 + intents)) + 1;
  return {
    idOf,
    rarity: Float32Array.from(labelsOf, (found) => rarityIn(found.size)),
    unseenRarity: rarityIn(1),
  };
}

export const vectorOf = (text: string, vocabulary: Vocabulary): SparseVector =>
  vectorise(extractFeatures(text), vocabulary);

/**
 * Weighs the features of a message. Features that no example has lengthen the message without adding to it, so that one
 * made of unknown words looks like nothing that was learnt.
 */
export function vectorise(features: MessageFeatures, vocabulary: Vocabulary): SparseVector {
  const ids: number[] = [];
  const weights: number[] = [];
  let piecesFrom = 0;
  let squares = 0;
  for (const group of groups) {
    if (group === 'pieces') piecesFrom = ids.length;
    const { known, length } = weighGroup(features[group], vocabulary);
    if (length === 0) continue;
    squares += groupWeights[group] ** 2;
    for (const [id, weight] of known) {
      ids.push(id);
      weights.push((weight / length) * groupWeights[group]);
    }
  }
  const norm = Math.sqrt(squares) || 1;
  return {
    ids: Int32Array.from(ids),
    weights: Float32Array.from(weights, (weight) => weight / norm),
    piecesFrom,
    piecesLength: groupWeights.pieces / norm,
  };
}

function weighGroup(features: readonly string[], { idOf, rarity, unseenRarity }: Vocabulary) {
  const counts = new Map<string, number>();
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const known: [id: number, weight: number][] = [];
  let squares = 0;
  for (const [feature, count] of counts) {
    const id = idOf.get(feature);
    const weight = (1 + Math.log(count)) * (id === undefined ? unseenRarity : (rarity[id] ?? 0));
    squares += weight * weight;
    if (id !== undefined) known.push([id, weight]);
  }
  return { known, length: Math.sqrt(squares) };
}
