import type { Options } from '../options.js';
import { lastLine } from '../report/tell-verdict.js';
import { stormTable } from '../report/tell-storms.js';
import type { Rig } from '../rig/start-rig.js';
import type { Verdict } from './judge.js';
import { runStorm, type StormReport, type StormSpec } from './run-storm.js';
import type { RageSpec } from './start-rage.js';

const fullRage: RageSpec = {
  ...{ killEveryMs: 2_000, flushEveryMs: 8_000, redisKillEveryMs: 20_000, databaseCrashEveryMs: 24_000 },
  armEveryMs: 3_000,
};
/** Everything at least once in ten seconds. */
const shortRage: RageSpec = {
  ...{ killEveryMs: 3_000, flushEveryMs: 4_000, redisKillEveryMs: 5_500, databaseCrashEveryMs: 7_500 },
  armEveryMs: 700,
};

/** One storm after the other, each with its own seed, database and platforms. */
export async function runStorms(rig: Rig, options: Options): Promise<Verdict[]> {
  const { storms, seed, isShort, isNaive, conversations, messages, speed, rate } = options;
  console.log(`Seed ${seed}. Again: npm run chaos -- ${againWith(options)}`);
  const reports: StormReport[] = [];
  for (let number = 0; number < storms; number += 1) {
    const spec: StormSpec = {
      ...{ seed: seed + number, speed, isNaive, conversations, ratePerSecond: rate },
      ...{ messagesEach: messages, rage: isShort ? shortRage : fullRage },
      drainLimitMs: isShort ? 120_000 : 240_000,
    };
    const report = await runStorm(rig, spec);
    console.log(
      `Storm ${report.seed}: ${report.figures.seconds.toFixed(0)} s, ${lastLine([report.verdict])}`,
    );
    reports.push(report);
  }
  console.log(`\n${stormTable(reports)}`);
  return reports.map(({ verdict }) => verdict);
}

function againWith({
  storms,
  seed,
  isShort,
  isNaive,
  conversations,
  messages,
  speed,
  rate,
}: Options): string {
  const numbers = { seed, storms, conversations, messages, speed, rate };
  return [
    ...(isShort ? ['--short'] : []),
    ...(isNaive ? ['--naive'] : []),
    ...Object.entries(numbers).map(([name, value]) => `--${name} ${value}`),
  ].join(' ');
}
