/** What the scoring script for intents printed, as numbers; absent where it printed none. */
export interface IntentReport {
  accuracy: number | undefined;
  correlation: number | undefined;
  auroc: number | undefined;
  /** The highest out-of-scope recall, in percent, among the thresholds that lose at most 3 points of accuracy in scope. */
  recallAtThreeLost: number | undefined;
  medianMs: number | undefined;
}

const maxLost = 3;

export function readIntentReport(text: string): IntentReport {
  const closedSet = numberAfter(text, 'closed-set in-scope accuracy');
  const recalls = [...text.matchAll(/^\s+([\d.]+)\s+([\d.]+)\s+[\d.]+\s+-?[\d.]+\s+\S+$/gm)]
    .map(([, accuracy, recall]) => ({ accuracy: Number(accuracy), recall: Number(recall) }))
    .filter(({ accuracy }) => closedSet !== undefined && accuracy >= closedSet - maxLost - 0.005)
    .map(({ recall }) => recall);
  return {
    accuracy: numberAfter(text, 'accuracy'),
    correlation: numberAfter(text, 'MCC'),
    auroc: numberAfter(text, 'AUROC in-scope vs out-of-scope'),
    recallAtThreeLost: recalls.length === 0 ? undefined : Math.max(...recalls),
    medianMs: numberAfter(text, 'p50'),
  };
}

function numberAfter(text: string, words: string): number | undefined {
  const found = new RegExp(`${words} +(-?[\\d.]+)`).exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}
