import { logits, probabilities } from './fit-weights.js';
import { nearestLikeness } from './nearest-likeness.js';
import type { IntentModel } from './train-model.js';
import { vectorOf } from './vocabulary.js';

/** How a model sees a message. */
export interface Weighed {
  /** The likeliest intent; null only when the model knows none. */
  best: string | null;
  runnerUp: string | null;
  /** How much speaks for `best` being meant, on a scale of the model's own; see `calibrate.ts`. */
  evidence: number;
}

/** What being a copy of an example is worth, in units of log-odds; by cross-validation over three kinds of data. */
const likenessWorth = 5;
/** Beyond these log-odds, surer is not more telling. */
const maxLogOdds = 6;

/**
 * Finds the likeliest intent. The evidence adds the log-odds of the linear model, which tell one intent from another, and the
 * likeness to the nearest example, which tells what was learnt from what was never seen.
 */
export function weighMessage(text: string, model: IntentModel): Weighed {
  const vector = vectorOf(text, model.vocabulary);
  const shares = probabilities(logits(vector, model.linear));
  const ranked = [...shares.keys()]
    .filter((label) => model.labels[label] !== null)
    .sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0));
  const [first, second] = ranked;
  if (first === undefined) return { best: null, runnerUp: null, evidence: -Infinity };
  // With a single label its probability is 1 and says nothing.
  const odds = shares.length === 1 ? 0 : logOdds(shares[first] ?? 0);
  return {
    best: model.labels[first] ?? null,
    runnerUp: second === undefined ? null : (model.labels[second] ?? null),
    evidence: odds + likenessWorth * nearestLikeness(vector, model.examples[first] ?? [], model.vocabulary.idOf.size),
  };
}

const logOdds = (share: number): number =>
  Math.max(-maxLogOdds, Math.min(maxLogOdds, Math.log(share / (1 - share))));
