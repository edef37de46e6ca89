import type { MessageVector } from './vocabulary.js';

/**
 * The likeness, 0 to 1, of a message to the most similar example. `featureCount` is the size of the vocabulary that all of
 * them belong to.
 */
export function nearestLikeness(
  { pieces }: MessageVector,
  examples: readonly MessageVector[],
  featureCount: number,
): number {
  const spread = new Float32Array(featureCount);
  pieces.ids.forEach((id, place) => {
    spread[id] = pieces.weights[place] ?? 0;
  });
  return examples.reduce((most, { pieces: { ids, weights } }) => {
    let likeness = 0;
    for (let place = 0; place < ids.length; place += 1)
      likeness += (spread[ids[place] ?? 0] ?? 0) * (weights[place] ?? 0);
    return Math.max(most, likeness);
  }, 0);
}
