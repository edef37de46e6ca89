import { allCases, type Verdict } from '../storm/judge.js';

const mostTold = 20;

/** What went wrong, a line each, and the line that sums it up. */
export function tellVerdict(verdicts: readonly Verdict[]): void {
  const cases = verdicts.flatMap(({ lost, duplicated, afterTakeover, broken }) => [
    ...lost.map((one) => `lost: ${one}`),
    ...duplicated.map((one) => `duplicated: ${one}`),
    ...afterTakeover.map((one) => `after takeover: ${one}`),
    ...broken.map((one) => `broken: ${one}`),
  ]);
  for (const one of cases.slice(0, mostTold)) console.log(one);
  if (cases.length > mostTold) console.log(`and ${cases.length - mostTold} more`);
  console.log(`\n${lastLine(verdicts)}`);
}

export const isClean = (verdicts: readonly Verdict[]): boolean =>
  verdicts.every((verdict) => allCases(verdict).length === 0);

export function lastLine(verdicts: readonly Verdict[]): string {
  const count = (kind: 'lost' | 'duplicated' | 'afterTakeover') =>
    verdicts.reduce((sum, verdict) => sum + verdict[kind].length, 0);
  return `lost ${count('lost')}, duplicated ${count('duplicated')}, after takeover ${count('afterTakeover')}`;
}
