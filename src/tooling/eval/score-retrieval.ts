/** What the search made of one question. */
export interface Outcome {
  /** The documents that answer it; none when it is not answerable. */
  gold: readonly string[];
  answerable: boolean;
  /** Up to ten documents, best first, each once. */
  ranked: readonly string[];
  /** How sure the search is that the knowledge base answers it. */
  score: number;
  ms: number;
}

export interface RetrievalScore {
  answerable: number;
  unanswerable: number;
  /** Percentages of the answerable questions. */
  recallAt1: number;
  recallAt5: number;
  meanReciprocalRank: number;
  /** How well the score tells answerable questions from the others. */
  auroc: number;
  /** Percentage of the unanswerable that a threshold refuses which also refuses 10 % of the answerable. */
  refused: number;
  msPerQuery: number;
}

const wronglyRefused = 0.1;

/** Counts rows, not ids: some sets give one id to two questions. */
export function scoreRetrieval(outcomes: readonly Outcome[]): RetrievalScore {
  const known = outcomes.filter(({ answerable }) => answerable);
  const unknown = outcomes.filter(({ answerable }) => !answerable);
  const ranks = known.map(({ ranked, gold }) => ranked.findIndex((id) => gold.includes(id)) + 1);
  const recallAt = (depth: number) => percentage(ranks, (rank) => rank > 0 && rank <= depth);
  const scores = known.map(({ score }) => score).sort((a, b) => a - b);
  const threshold = scores[Math.floor(wronglyRefused * scores.length)] ?? 0;
  return {
    answerable: known.length,
    unanswerable: unknown.length,
    recallAt1: recallAt(1),
    recallAt5: recallAt(5),
    meanReciprocalRank: 100 * mean(ranks.map((rank) => (rank > 0 ? 1 / rank : 0))),
    auroc: mean(unknown.flatMap(({ score }) => scores.map((other) => wins(other, score)))),
    refused: percentage(unknown, ({ score }) => score < threshold),
    msPerQuery: mean(outcomes.map(({ ms }) => ms)),
  };
}

const wins = (score: number, other: number): number => (score > other ? 1 : score === other ? 0.5 : 0);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const percentage = <Value>(values: readonly Value[], holds: (value: Value) => boolean): number =>
  100 * mean(values.map((value) => (holds(value) ? 1 : 0)));
