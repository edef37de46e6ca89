import assert from 'node:assert/strict';

interface Growth<Input> {
  short: Input;
  long: Input;
  /** How many times as long the longer one may take, with room for the noise. */
  most: number;
}

/** Below this a clock tells more of itself than of the work. */
const floorMs = 2;
const mostTries = 8;

const msFor = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/**
 * That work on a longer input takes no more than `most` times as long. The two are timed one right after the other, never
 * against a number, because machines differ; and up to eight times, because what else a machine does can slow one of a pair,
 * but does not make work that grows too fast look good.
 */
export function assertGrowth<Input>(
  { short, long, most }: Growth<Input>,
  work: (input: Input) => void,
  what = 'the longer input',
): void {
  const seen: string[] = [];
  for (let tries = 0; tries < mostTries; tries += 1) {
    const [shortMs, longMs] = [msFor(() => work(short)), msFor(() => work(long))];
    if (longMs < most * (shortMs + floorMs)) return;
    seen.push(`${longMs.toFixed(1)} ms after ${shortMs.toFixed(1)} ms`);
  }
  assert.fail(`${what}: ${seen.join('; ')}`);
}
