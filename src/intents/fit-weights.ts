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
const passes = 15;
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
  const steps = vectors.map((vector) => 1 / (1 + (cost / 2) * (1 + squaredLength(vector))));
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
export function logits({ ids, weights }: SparseVector, model: LinearModel): Float64Array {
  const { labelCount } = model;
  const sums = Float64Array.from(model.biases);
  for (let place = 0; place < ids.length; place += 1) {
    const row = (ids[place] ?? 0) * labelCount;
    const weight = weights[place] ?? 0;
    for (let label = 0; label < labelCount; label += 1)
      sums[label] = (sums[label] ?? 0) + weight * (model.weights[row + label] ?? 0);
  }
  return sums;
}

export function probabilities(values: Float64Array): Float64Array {
  const highest = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const exponents = values.map((value) => Math.exp(value - highest));
  const total = exponents.reduce((a, b) => a + b, 0);
  return exponents.map((value) => value / total);
}

/** Moves the weights along one example; labels that hardly move are passed over, which are most of them. */
function addTo(model: LinearModel, { ids, weights }: SparseVector, moves: Float64Array): void {
  const moving: number[] = [];
  moves.forEach((move, label) => {
    if (Math.abs(move) < negligible) return;
    moving.push(label);
    model.biases[label] = (model.biases[label] ?? 0) + move;
  });
  for (let place = 0; place < ids.length; place += 1) {
    const row = (ids[place] ?? 0) * model.labelCount;
    const weight = weights[place] ?? 0;
    for (const label of moving)
      model.weights[row + label] = (model.weights[row + label] ?? 0) + weight * (moves[label] ?? 0);
  }
}

const squaredLength = ({ weights }: SparseVector): number => weights.reduce((sum, x) => sum + x * x, 0);
