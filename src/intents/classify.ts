import { type Classifier, vectorOf } from './train-classifier.js';
export function classify(text: string, c: Classifier) {
  const v = vectorOf(text, c.idf);
  const best: Record<string, number> = {};
  for (const [key, w] of Object.entries(c.centroids)) {
    const name = key.split('#')[0] ?? '';
    const s = Object.entries(v).reduce((sum, [g, x]) => sum + x * (w[g] ?? 0), 0);
    best[name] = Math.max(best[name] ?? 0, s);
  }
  const [a, b] = Object.entries(best).sort((x, y) => y[1] - x[1]);
  const confidence = a?.[1] ?? 0;
  return { intent: confidence > 0.5 ? (a?.[0] ?? null) : null, best: a?.[0] ?? '', confidence, runner_up: b?.[0] ?? null };
}
