import { spawn } from 'node:child_process';
import path from 'node:path';

/** The long part of `npm run proof`: what `npm run chaos` does, each in a process of its own. */

const root = path.join(import.meta.dirname, '../..');

interface Run {
  name: string;
  options: readonly string[];
  /** What its exit code and its last line say when all is well. */
  isGood: (code: number | null, lastLine: string) => boolean;
}

const isZero = (code: number | null): boolean => code === 0;
/** A rig that finds nothing with a sender that resends when unsure would find nothing with ours either. */
const hasDuplicates = (code: number | null, lastLine: string): boolean =>
  code === 1 && /^lost \d+, duplicated [1-9]\d*, after takeover \d+$/.test(lastLine);

const storm = ['--conversations', '1000', '--messages', '3'];
const runs: readonly Run[] = [
  // Without a mode the timings follow the storms.
  { name: 'ten storms and the timings', options: ['--storms', '10', ...storm], isGood: isZero },
  { name: 'a storm with a naive sender', options: ['--naive', ...storm], isGood: hasDuplicates },
  { name: 'one process, killed fifty times', options: ['--embedded'], isGood: isZero },
];

/** The exit code by which `npm run chaos` says that this machine has no PostgreSQL or no Redis to start. */
const lacksServers = 3;

/** The names of runs, by what came of them. */
export interface Outcome {
  ran: string[];
  failed: string[];
  /** This machine lacks the servers for them. */
  missing: string[];
}

/** One after the other: each wants the machine for itself. */
export async function runLongStorms(): Promise<Outcome> {
  const outcome: Outcome = { ran: [], failed: [], missing: [] };
  for (const { name, options, isGood } of runs) {
    console.log(`\n=== ${name}: npm run chaos -- ${options.join(' ')}\n`);
    const { code, lastLine } = await chaos(options);
    outcome[code === lacksServers ? 'missing' : 'ran'].push(name);
    if (code !== lacksServers && !isGood(code, lastLine)) outcome.failed.push(name);
  }
  return outcome;
}

/** Shows what it says, and keeps its last line. */
async function chaos(options: readonly string[]): Promise<{ code: number | null; lastLine: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/test/chaos/run.ts', ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk);
    said = (said + chunk.toString()).slice(-4_000);
  });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, lastLine: said.trimEnd().split('\n').at(-1) ?? '' }));
  });
}
