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
/** Corrections below this change nothing that matters. */
const negligible = 1e-4;

/**
 * Multinomial logistic regression with an L2 penalty, by stochastic dual coordinate ascent: each example remembers its own
 * pull on the weights (`pulls`), and each pass moves it a safe step towards "wanted minus predicted probability". There is
 * no learning rate to choose, and the same examples always give the same model.
 */
export function fitWeights({ vectors, labels, labelCount, featureCount }: LabelledVectors): LinearModel {
  const model: LinearModel = {
    labelCount,
    weights: new Float32Array(featureCount * labelCount),
    biases: new Float32Array(labelCount),
  };
  const pulls = vectors.map(() => new Float32Array(labelCount));
  const steps = vectors.map((vector) => 1 / (1 + (cost / 3) * (1 + squaredLength(vector))));
  const random = randomFrom(1);
  const floor = smoothing / labelCount;
  for (let pass = 0; pass < passes; pass += 1) {
    for (const index of shuffleOrder(vectors.length, random)) {
      const vector = vectors[index];
      const pull = pulls[index];
      if (!vector || !pull) continue;
      const moves = probabilities(logits(vector, model));
      for (let label = 0; label < labelCount; label += 1) {
        const wanted = floor + (label === labels[index] ? 1 - smoothing : 0);
        const move = (steps[index] ?? 0) * (wanted - (moves[label] ?? 0) - (pull[label] ?? 0));
        pull[label] = (pull[label] ?? 0) + move;
        moves[label] = move * cost;
      }
      addTo(model, vector, moves);
    }
  }
  return model;
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

/** Moves the weights along one example; labels that hardly move are passed over, which are most of them. */
function addTo(
  { labelCount, weights, biases }: LinearModel,
  vector: SparseVector,
  moves: Float64Array,
): void {
  const moving = Int32Array.from(moves.keys()).filter((label) => Math.abs(moves[label] ?? 0) > negligible);
  for (let place = 0; place < vector.ids.length; place += 1) {
    const row = (vector.ids[place] ?? 0) * labelCount;
    const weight = vector.weights[place] ?? 0;
    for (let at = 0; at < moving.length; at += 1) {
      const label = moving[at] ?? 0;
      weights[row + label] = (weights[row + label] ?? 0) + weight * (moves[label] ?? 0);
    }
  }
  for (const label of moving) biases[label] = (biases[label] ?? 0) + (moves[label] ?? 0);
}

const squaredLength = ({ weights }: SparseVector): number => weights.reduce((sum, x) => sum + x * x, 0);
