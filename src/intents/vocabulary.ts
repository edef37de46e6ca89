import { extractFeatures, type MessageFeatures } from './extract-features.js';

/** Which features of the vocabulary, and how heavy; at most of length 1. */
export interface SparseVector {
  ids: Int32Array;
  weights: Float32Array;
}

/** A message as numbers. */
export interface MessageVector {
  /** What the linear model weighs: all groups of features, rare ones foremost. */
  features: SparseVector;
  /** What likeness is measured by: the pieces of words, common ones nearly as heavy as rare ones. */
  pieces: SparseVector;
  /** How many pieces the message has, known or not. */
  pieceCount: number;
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
/** In likeness a feature weighs its rarity to this power: whole phrases are compared, not only their rare words. */
const likenessPower = 0.7;

/**
 * The vocabulary of labelled documents; `labels[i]` is the number of the intent of `documents[i]`, of `labelCount`. */
export function learnVocabulary(
  documents: readonly MessageFeatures[],
  labels: readonly number[],
  labelCount: number,
): Vocabulary {
  const idOf = new Map<string, number>();
  const labelsOf: number[] = [];
  const lastOf: number[] = [];
  const byLabel = [...documents.keys()].sort((a, b) => (labels[a] ?? 0) - (labels[b] ?? 0));
  for (const index of byLabel) {
    const label = labels[index] ?? 0;
    for (const feature of groups.flatMap((group) => documents[index]?.[group] ?? [])) {
      const id = idOf.get(feature) ?? idOf.size;
      if (id === idOf.size) idOf.set(feature, id);
      if (lastOf[id] === label) continue;
      lastOf[id] = label;
      labelsOf[id] = (labelsOf[id] ?? 0) + 1;
    }
  }
  const rarityIn = (intents: number) => Math.log((1 + labelCount) / (1 + intents)) + 1;
  return { idOf, rarity: Float32Array.from(labelsOf, rarityIn), unseenRarity: rarityIn(1) };
}

export const vectorOf = (text: string, vocabulary: Vocabulary): MessageVector =>
  vectorise(extractFeatures(text), vocabulary);

/**
 * Weighs the features of a message. Features that no example has lengthen the message without adding to it, so that one
 * made of unknown words looks like nothing that was learnt.
 */
export function vectorise(document: MessageFeatures, vocabulary: Vocabulary): MessageVector {
  const present = groups.filter((group) => document[group].length > 0);
  const norm = Math.hypot(...present.map((group) => groupWeights[group]));
  const weighed = present.map((group) =>
    scaled(weighGroup(document[group], vocabulary, 1), groupWeights[group] / norm),
  );
  return {
    features: joined(weighed),
    pieces: weighGroup(document.pieces, vocabulary, likenessPower),
    pieceCount: document.pieces.length,
  };
}

/** One group of features, of length 1 if all of them are known. */
function weighGroup(
  features: readonly string[],
  { idOf, rarity, unseenRarity }: Vocabulary,
  power: number,
): SparseVector {
  const counts = new Map<string, number>();
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const ids: number[] = [];
  const weights: number[] = [];
  let squares = 0;
  for (const [feature, count] of counts) {
    const id = idOf.get(feature);
    const rare = id === undefined ? unseenRarity : (rarity[id] ?? 0);
    const weight = (1 + Math.log(count)) * rare ** power;
    squares += weight * weight;
    if (id === undefined) continue;
    ids.push(id);
    weights.push(weight);
  }
  const vector = { ids: Int32Array.from(ids), weights: Float32Array.from(weights) };
  return scaled(vector, 1 / (Math.sqrt(squares) || 1));
}

const scaled = ({ ids, weights }: SparseVector, factor: number): SparseVector => ({
  ids,
  weights: weights.map((weight) => weight * factor),
});

function joined(vectors: readonly SparseVector[]): SparseVector {
  const length = vectors.reduce((sum, { ids }) => sum + ids.length, 0);
  const all = { ids: new Int32Array(length), weights: new Float32Array(length) };
  let filled = 0;
  for (const { ids, weights } of vectors) {
    all.ids.set(ids, filled);
    all.weights.set(weights, filled);
    filled += ids.length;
  }
  return all;
}
