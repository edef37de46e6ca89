import type { Options } from '../options.js';
import { killPoints } from '../product/kill-points.js';
import { table } from '../report/table.js';
import type { Rig } from '../rig/start-rig.js';
import type { Verdict } from '../storm/judge.js';
import { openCell } from './open-cell.js';
import { playRound, type Round } from './play-round.js';

/** So many products run side by side; each has one conversation at a time, so that a death concerns that one alone. */
const cellCount = 6;

/** Each kill point so many times, with what must follow from a death at that point. */
export async function runPoints(rig: Rig, { seed, speed, isFull, isShort }: Options): Promise<Verdict[]> {
  const times = isFull ? 200 : isShort ? 1 : 5;
  const left = killPoints.flatMap((point) =>
    Array.from({ length: times }, (_, number) => ({ point, number })),
  );
  const rounds: Round[] = [];
  const verdicts: Verdict[] = [];
  const work = async (_: unknown, number: number) => {
    const cell = await openCell(rig, { name: `cell-${number + 1}`, seed: seed + number, speed });
    try {
      for (let next = left.shift(); next; next = left.shift()) rounds.push(await playRound(cell, next));
      verdicts.push(await cell.judge());
    } finally {
      await cell.stop();
    }
  };
  await Promise.all(Array.from({ length: cellCount }, work));
  console.log(`\n${tell(rounds)}\n`);
  const broken = rounds.flatMap(({ point, problems }) =>
    problems.map((problem) => `${point.name}: ${problem}`),
  );
  return [...verdicts, { lost: [], duplicated: [], afterTakeover: [], broken }];
}

function tell(rounds: readonly Round[]): string {
  const rows = killPoints.map(({ name, id, when }) => {
    const own = rounds.filter(({ point }) => point.name === name);
    const held = own.filter(({ problems }) => problems.length === 0).length;
    const slowest = Math.max(0, ...own.map(({ settledInMs }) => settledInMs));
    return [name, id, when, `${held} of ${own.length}`, `${(slowest / 1_000).toFixed(0)} s`];
  });
  return table(['Killed at', 'Fault', 'When', 'Held', 'Settled in, at most'], rows);
}
