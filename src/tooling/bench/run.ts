import { openBench, type Bench } from './bench.js';
import { createCleanup } from './cleanup.js';
import { describeMachine, type Machine } from './machine.js';
import { type Options, type PartName, readOptions } from './options.js';
import { type Found, row } from './part.js';
import { measureChatwoot } from './parts/chatwoot.js';
import { measureConversations } from './parts/conversations.js';
import { measureGrowth } from './parts/growth.js';
import { measureHooks } from './parts/hooks.js';
import { measureLists } from './parts/lists.js';
import { measureMemory } from './parts/memory.js';
import { measureRecovery } from './parts/recovery.js';
import { measureWorkers } from './parts/workers.js';
import { drawTable, type Section } from './table.js';

/**
 * `npm run bench`: how fast and how large the product is, beside a baseline of the same run. Counts that do not match fail
 * it; times never do. `--short` takes less than a minute, `--json` prints one object, names of parts choose them.
 */

const parts: Record<PartName, { title: string; measure: (bench: Bench) => Promise<Found> }> = {
  hooks: { title: 'Hooks acknowledged', measure: measureHooks },
  chatwoot: { title: 'Chatwoot’s bot hooks', measure: measureChatwoot },
  conversations: { title: 'Conversations answered', measure: measureConversations },
  memory: { title: 'Start and memory', measure: measureMemory },
  workers: { title: 'Worker processes', measure: measureWorkers },
  growth: { title: 'Growth', measure: measureGrowth },
  recovery: { title: 'Recovery', measure: measureRecovery },
  lists: { title: 'Lists and figures', measure: measureLists },
};

const limitMs = { short: 300_000, full: 45 * 60_000 };

async function run(options: Options): Promise<number> {
  const cleanup = createCleanup((error) => console.error(error));
  let givenUp: Promise<number> | undefined;
  const giveUp = (why: string, code: number) => {
    console.error(why);
    givenUp ??= cleanup.run().then(() => code);
    void givenUp.then((given) => process.exit(given));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => giveUp(`stopped by ${signal}`, 130));
  const limit = options.isShort ? limitMs.short : limitMs.full;
  const watchdog = setTimeout(() => giveUp(`not done after ${limit} ms`, 1), limit);
  try {
    const bench = await openBench(options, cleanup);
    const machine = await describeMachine(bench.stores);
    const found = await measure(bench);
    print({ machine, found, options });
    return [...found.values()].every(({ problems }) => problems.length === 0) ? 0 : 1;
  } catch (error) {
    // Whoever was being asked something is gone by then; that is no fault of its own.
    if (givenUp) return await givenUp;
    throw error;
  } finally {
    clearTimeout(watchdog);
    await cleanup.run();
  }
}

async function measure(bench: Bench): Promise<Map<PartName, Found>> {
  const found = new Map<PartName, Found>();
  for (const name of bench.options.parts) {
    if (!bench.options.isJson) console.error(`measuring ${name} …`);
    found.set(name, await parts[name].measure(bench));
  }
  // A process that is stopped, not killed, writes its profile.
  await bench.rest();
  return found;
}

interface Report {
  machine: Machine;
  found: ReadonlyMap<PartName, Found>;
  options: Options;
}

function print({ machine, found, options }: Report): void {
  const { isShort, isJson, sizes } = options;
  const problems = [...found.values()].flatMap((each) => each.problems);
  if (isJson) {
    const figures = Object.fromEntries([...found].map(([name, each]) => [name, each.figures]));
    console.log(
      JSON.stringify({ machine, settings: { short: isShort, ...sizes }, ...figures, problems }, null, 2),
    );
    return;
  }
  const settings = Object.entries({ short: isShort, ...sizes }).map(([name, value]) =>
    row(name, String(value)),
  );
  const sections: Section[] = [
    { title: 'Machine', rows: Object.entries(machine).map(([name, value]) => row(name, String(value))) },
    { title: 'Settings', rows: settings },
    ...[...found].map(([name, { rows }]) => ({ title: parts[name].title, rows })),
  ];
  console.log(`${drawTable(sections)}\n`);
  console.log(problems.length === 0 ? 'Every count matches.' : problems.join('\n'));
}

process.exitCode = await run(readOptions(process.argv.slice(2), process.env));
