import { logits, probabilities } from './fit-weights.js';
import { nearestLikeness } from './nearest-likeness.js';
import type { IntentModel } from './train-model.js';
import { vectorOf, type MessageVector } from './vocabulary.js';

/** How a model sees a message. */
export interface Weighed {
  /** The likeliest intent; null only when the model knows none. */
  best: string | null;
  runnerUp: string | null;
  /** How much speaks for `best` being meant, on a scale of the model's own; see `calibrate.ts`. */
  evidence: number;
}

/** How likeness counts, in units of log-odds; by cross-validation over five kinds of data. */
const likeness = {
  /** What being a copy of an example is worth, against sharing nothing with any. */
  worth: 7,
  /** Two messages of one language are this alike by chance. */
  byChance: 0.3,
  /** A message of so many pieces makes half of the worth: one of a word or two is like an example, or is not, by accident. */
  halfAt: 60,
} as const;
/** Beyond these log-odds, surer is not more telling. */
const maxLogOdds = 6;

/**
 * Finds the likeliest intent. The evidence adds the log-odds of the linear model, which tell one intent from another, and the
 * likeness to the nearest example, which tells what was learnt from what was never seen.
 */
export function weighMessage(text: string, model: IntentModel): Weighed {
  const vector = vectorOf(text, model.vocabulary);
  const shares = probabilities(logits(vector.features, model.linear));
  const ranked = [...shares.keys()]
    .filter((label) => model.labels[label] !== null)
    .sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0));
  const [first, second] = ranked;
  return {
    best: nameOf(first, model),
    runnerUp: nameOf(second, model),
    evidence:
      first === undefined || vector.features.ids.length === 0
        ? -Infinity
        : logOdds(shares, first) + worthOfLikeness(vector, model.examples[first] ?? [], model),
  };
}

const nameOf = (label: number | undefined, { labels }: IntentModel): string | null =>
  label === undefined ? null : (labels[label] ?? null);

function worthOfLikeness(
  vector: MessageVector,
  examples: readonly MessageVector[],
  { vocabulary }: IntentModel,
): number {
  const nearest = nearestLikeness(vector, examples, vocabulary.idOf.size);
  const reliability = vector.pieceCount / (vector.pieceCount + likeness.halfAt);
  return likeness.worth * reliability * (nearest - likeness.byChance);
}

/** A single label has all the probability there is, which says nothing. */
function logOdds(shares: Float64Array, label: number): number {
  if (shares.length === 1) return 0;
  const share = shares[label] ?? 0;
  return Math.max(-maxLogOdds, Math.min(maxLogOdds, Math.log(share / (1 - share))));
}
