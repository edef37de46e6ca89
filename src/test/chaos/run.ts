import { readOptions, usage, type Options } from './options.js';
import { MissingServices } from './rig/find-binaries.js';
import { type Rig, startRig } from './rig/start-rig.js';
import { runEmbedded } from './embedded/run-embedded.js';
import { runPoints } from './points/run-points.js';
import { isClean, tellVerdict } from './report/tell-verdict.js';
import type { Verdict } from './storm/judge.js';
import { runStorms } from './storm/run-storms.js';
import { runTimings } from './timings/run-timings.js';

/**
 * `npm run chaos`: the whole product under everything that can go wrong at once, with platforms that lie. Ends with 0 when
 * every promise held, with 1 when one was broken, with 3 where this machine lacks the servers.
 */

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  return (await run(options)) ? 0 : 1;
}

async function run(options: Options): Promise<boolean> {
  if (options.mode === 'embedded') return runEmbedded(options);
  const rig = await startRig();
  stopOnSignal(rig);
  let isGood = false;
  try {
    const verdicts = await runMode(rig, options);
    isGood = isClean(verdicts);
    tellVerdict(verdicts);
  } finally {
    // That the naive sender fails is no riddle.
    const keepLogs = options.keepLogs || !(isGood || options.isNaive);
    await rig.stop({ keepLogs });
    if (keepLogs) process.stderr.write(`The logs are in ${rig.folder}\n`);
  }
  return isGood;
}

async function runMode(rig: Rig, options: Options): Promise<Verdict[]> {
  if (options.mode === 'points') return runPoints(rig, options);
  if (options.mode === 'timings') return runTimings(rig, options);
  const verdicts = await runStorms(rig, options);
  const isWhole = !options.isShort && !options.isNaive;
  return isWhole ? [...verdicts, ...(await runTimings(rig, options))] : verdicts;
}

/** The servers end with the process; what is left is the folder. */
const stopOnSignal = (rig: Rig): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void rig.stop({ keepLogs: true }).finally(() => process.exit(130)));
};

function explain(error: unknown): number {
  if (error instanceof MissingServices) {
    console.error(error.message);
    return 3;
  }
  const isUsage =
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  console.error(isUsage ? `${error.message}\n\n${usage}` : error);
  return 1;
}

process.exit(await main().catch(explain));
