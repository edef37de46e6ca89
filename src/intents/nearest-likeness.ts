import type { SparseVector } from './vocabulary.js';

/**
 * The likeness, 0 to 1, of the pieces of words in a message to those of the most similar example. `featureCount` is the size
 * of the vocabulary that all vectors belong to.
 */
export function nearestLikeness(
  vector: SparseVector,
  examples: readonly SparseVector[],
  featureCount: number,
): number {
  const spread = new Float32Array(featureCount);
  for (let place = vector.piecesFrom; place < vector.ids.length; place += 1)
    spread[vector.ids[place] ?? 0] = vector.weights[place] ?? 0;
  return examples.reduce((most, example) => {
    let product = 0;
    for (let place = example.piecesFrom; place < example.ids.length; place += 1)
      product += (spread[example.ids[place] ?? 0] ?? 0) * (example.weights[place] ?? 0);
    return Math.max(most, product / (vector.piecesLength * example.piecesLength));
  }, 0);
}
