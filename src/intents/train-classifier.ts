export interface Example { text: string; intent: string }
export interface Classifier { centroids: Record<string, Record<string, number>>; idf: Record<string, number> }
const grams = (text: string): string[] => {
  const t = ` ${text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  const out: string[] = [];
  for (let n = 3; n <= 5; n += 1) for (let i = 0; i + n <= t.length; i += 1) out.push(t.slice(i, i + n));
  return out;
};
export const vectorOf = (text: string, idf: Record<string, number>): Record<string, number> => {
  const v: Record<string, number> = {};
  for (const g of grams(text)) if (idf[g] !== undefined) v[g] = (v[g] ?? 0) + idf[g];
  const norm = Math.sqrt(Object.values(v).reduce((s, x) => s + x * x, 0)) || 1;
  for (const g of Object.keys(v)) v[g] = (v[g] ?? 0) / norm;
  return v;
};
export function trainClassifier(examples: readonly Example[]): Classifier {
  const df: Record<string, number> = {};
  for (const e of examples) for (const g of new Set(grams(e.text))) df[g] = (df[g] ?? 0) + 1;
  const idf = Object.fromEntries(Object.entries(df).map(([g, n]) => [g, Math.log(1 + examples.length / n)]));
  const centroids: Classifier['centroids'] = {};
  examples.forEach((e, i) => { centroids[`${e.intent}#${i}`] = vectorOf(e.text, idf); });
  return { centroids, idf };
}
