import { randomFrom, shuffleOrder } from './shuffle-order.js';
import type { SparseVector } from './vocabulary.js';

/** A linear model: one weight for each feature and label, feature after feature. */
export interface LinearModel {
  labelCount: number;
  weights: Float32Array;
  biases: Float32Array;
}

export interface LabelledVectors {
  vectors: readonly SparseVector[];
  labels: readonly number[];
  labelCount: number;
  featureCount: number;
}

/** How much a wrong example counts against large weights, and passes over the examples: by cross-validation. */
const cost = 40;
const passes = 10;
/** This much of each example's probability is spread over all labels: keeps the model from being too sure. */
const smoothing = 0.07;
/** Probabilities that are off by less are left as they are: most labels of most examples, soon, and most of the work. */
const negligible = 0.001;

/** An example at work: the label it wants, how far it may go at once, and how it pulls at each label so far. */
interface Pupil {
  vector: SparseVector;
  label: number;
  step: number;
  pull: Float32Array;
}

/**
 * Multinomial logistic regression with an L2 penalty, by stochastic dual coordinate ascent: each example remembers its own
 * pull on the weights, and each pass moves it a safe step towards "wanted minus predicted probability". There is no learning
 * rate to choose, and the same examples always give the same model.
 */
export function fitWeights({ vectors, labels, labelCount, featureCount }: LabelledVectors): LinearModel {
  const model: LinearModel = {
    labelCount,
    weights: new Float32Array(featureCount * labelCount),
    biases: new Float32Array(labelCount),
  };
  const pupils = vectors.map((vector, index) => ({
    vector,
    label: labels[index] ?? 0,
    step: 1 / (1 + (cost / 3) * (1 + squaredLength(vector))),
    pull: new Float32Array(labelCount),
  }));
  const random = randomFrom(1);
  for (let pass = 0; pass < passes; pass += 1)
    for (const index of shuffleOrder(pupils.length, random)) {
      const pupil = pupils[index];
      if (pupil) teach(model, pupil);
    }
  return model;
}

function teach(model: LinearModel, { vector, label: wantedLabel, step, pull }: Pupil): void {
  const { labelCount } = model;
  const shares = probabilities(logits(vector, model));
  const labels: number[] = [];
  const moves: number[] = [];
  for (let label = 0; label < labelCount; label += 1) {
    const wanted = smoothing / labelCount + (label === wantedLabel ? 1 - smoothing : 0);
    const gap = wanted - (shares[label] ?? 0) - (pull[label] ?? 0);
    if (Math.abs(gap) < negligible) continue;
    pull[label] = (pull[label] ?? 0) + step * gap;
    labels.push(label);
    moves.push(step * gap * cost);
  }
  addTo(model, vector, { labels: Int32Array.from(labels), moves: Float64Array.from(moves) });
}

/** Moves the weights of the labels given along one example. */
function addTo(
  { labelCount, weights, biases }: LinearModel,
  vector: SparseVector,
  { labels, moves }: { labels: Int32Array; moves: Float64Array },
): void {
  for (let place = 0; place < vector.ids.length; place += 1) {
    const row = (vector.ids[place] ?? 0) * labelCount;
    const weight = vector.weights[place] ?? 0;
    for (let at = 0; at < labels.length; at += 1) {
      const cell = row + (labels[at] ?? 0);
      weights[cell] = (weights[cell] ?? 0) + weight * (moves[at] ?? 0);
    }
  }
  labels.forEach((label, at) => {
    biases[label] = (biases[label] ?? 0) + (moves[at] ?? 0);
  });
}

/** What speaks for each label. */
export function logits(vector: SparseVector, { labelCount, weights, biases }: LinearModel): Float64Array {
  const sums = new Float64Array(biases);
  for (let place = 0; place < vector.ids.length; place += 1) {
    const row = (vector.ids[place] ?? 0) * labelCount;
    const weight = vector.weights[place] ?? 0;
    for (let label = 0; label < labelCount; label += 1)
      sums[label] = (sums[label] ?? 0) + weight * (weights[row + label] ?? 0);
  }
  return sums;
}

export function probabilities(values: Float64Array): Float64Array {
  const highest = Math.max(...values);
  const exponents = values.map((value) => Math.exp(value - highest));
  const total = exponents.reduce((sum, value) => sum + value, 0);
  return exponents.map((value) => value / total);
}

const squaredLength = ({ weights }: SparseVector): number => weights.reduce((sum, x) => sum + x * x, 0);
