import { randomFrom, shuffleOrder } from './shuffle-order.js';
import { trainModel, type LabelledMessage } from './train-model.js';
import { weighMessage } from './weigh-message.js';

/** Turns evidence into the probability that the best intent is what the visitor means. */
export interface Calibration {
  slope: number;
  shift: number;
}

/** One message that the model had not seen: what it made of it, and whether that was right. */
export interface Trial {
  evidence: number;
  isRight: boolean;
  /** Whether the message shows none of the intents that the model knows. */
  isOutside: boolean;
}

const folds = 4;
/** From this many examples on, one fold gives trials enough. */
const manyExamples = 2000;
/** What is believed before any trial, and how firmly; about the middle of what the training data of the evaluation give. */
const prior = { slope: 0.9, shift: -1, strength: 2 } as const;
/** Steps of fitting; far fewer are needed as a rule. */
const rounds = 100;
/** More evidence never means less confidence. */
const minSlope = 0.1;

export const confidenceOf = (evidence: number, { slope, shift }: Calibration): number =>
  1 / (1 + Math.exp(-(slope * evidence + shift)));

/**
 * Learns what the evidence is worth for just these examples. Models are trained without some intents and without some
 * examples of the others, then asked about all that was left out: the first belong nowhere, the second should be found.
 */
export function calibrate(messages: readonly LabelledMessage[]): Calibration {
  const runs = messages.length > manyExamples ? 1 : folds;
  return fitCalibration(Array.from({ length: runs }, (_, fold) => tryOut(messages, fold)).flat());
}

function tryOut(messages: readonly LabelledMessage[], fold: number): Trial[] {
  const intents = [...new Set(messages.map(({ intent }) => intent))].filter((intent) => intent !== null);
  const random = randomFrom(7);
  const order = shuffleOrder(intents.length, random);
  const leftOut = new Set(
    intents.filter((_, index) => intents.length > 1 && (order[index] ?? 0) % folds === fold),
  );
  const isTried = new Set(
    [...new Set(messages.map(({ intent }) => intent))].flatMap((intent) => {
      const own = messages.filter((message) => message.intent === intent);
      if (intent !== null && leftOut.has(intent)) return own;
      const places = shuffleOrder(own.length, random);
      return own.filter((_, index) => own.length > 1 && (places[index] ?? 0) % folds === fold);
    }),
  );
  const model = trainModel(messages.filter((message) => !isTried.has(message)));
  return [...isTried].map(({ text, intent }) => {
    const { best, evidence } = weighMessage(text, model);
    const isOutside = intent === null || leftOut.has(intent);
    return { evidence, isOutside, isRight: best === intent && !isOutside };
  });
}

/**
 * Logistic regression on the evidence. Messages inside and outside count as equally frequent, however many there are of each;
 * the prior keeps a handful of trials from deciding everything.
 */
export function fitCalibration(trials: readonly Trial[]): Calibration {
  const finite = trials.filter(({ evidence }) => Number.isFinite(evidence));
  const outside = finite.filter(({ isOutside }) => isOutside).length;
  const inside = finite.length - outside;
  let fitted: Calibration = { slope: prior.slope, shift: prior.shift };
  if (outside === 0 || inside === 0) return fitted;
  const weighed = finite.map(({ evidence, isRight, isOutside }) => ({
    evidence,
    isRight,
    weight: finite.length / (2 * (isOutside ? outside : inside)),
  }));
  for (let round = 0; round < rounds; round += 1) fitted = improve(weighed, fitted);
  return fitted;
}

/**
 * One step to a better fit. The curvature is taken at its highest possible value, a quarter for each trial: a step can then
 * never go too far, which with the curvature at hand it does when most trials are clear-cut.
 */
function improve(
  trials: readonly { evidence: number; isRight: boolean; weight: number }[],
  { slope, shift }: Calibration,
): Calibration {
  let towardsSlope = prior.strength * (prior.slope - slope);
  let towardsShift = prior.strength * (prior.shift - shift);
  let [slopes, both, shifts] = [prior.strength, 0, prior.strength];
  for (const { evidence, isRight, weight } of trials) {
    const error = weight * ((isRight ? 1 : 0) - confidenceOf(evidence, { slope, shift }));
    towardsSlope += error * evidence;
    towardsShift += error;
    slopes += (weight / 4) * evidence * evidence;
    both += (weight / 4) * evidence;
    shifts += weight / 4;
  }
  const determinant = slopes * shifts - both * both;
  return {
    slope: Math.max(minSlope, slope + (shifts * towardsSlope - both * towardsShift) / determinant),
    shift: shift + (slopes * towardsShift - both * towardsSlope) / determinant,
  };
}
