/** A message of a test set: the intent it shows ("oos": none), and what the classifier made of it. */
export interface Judged {
  gold: string;
  best: string;
  confidence: number;
}

export const outOfScope = 'oos';

/** The threshold on these very rows with the highest Matthews correlation, as the published figures of HINT3 were found. */
export function bestThreshold(rows: readonly Judged[]): number {
  const thresholds = [...new Set(rows.map(({ confidence }) => confidence))];
  const worth = (threshold: number) =>
    correlation(rows.map(({ gold, best, confidence }) => [gold, confidence < threshold ? outOfScope : best]));
  return (
    thresholds.map((threshold) => [worth(threshold), threshold] as const).sort(([a], [b]) => b - a)[0]?.[1] ??
    0
  );
}

/** Matthews correlation of many classes, from pairs of gold and predicted class. */
export function correlation(pairs: readonly (readonly [gold: string, predicted: string])[]): number {
  const right = pairs.filter(([gold, predicted]) => gold === predicted).length;
  const golds = countOf(pairs.map(([gold]) => gold));
  const predictions = countOf(pairs.map(([, predicted]) => predicted));
  const total = pairs.length ** 2;
  const product = [...golds].reduce((sum, [name, count]) => sum + count * (predictions.get(name) ?? 0), 0);
  const spread = Math.sqrt((total - squares(golds)) * (total - squares(predictions)));
  return spread === 0 ? 0 : (right * pairs.length - product) / spread;
}

function countOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

const squares = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count * count, 0);
