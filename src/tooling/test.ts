import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { buildAll } from './build.js';
import { type Outcome, runLongStorms } from './run-long-storms.js';

/**
 * `npm test`: every test on the embedded default, then the database, queue and end-to-end tests again on PostgreSQL and
 * Redis where they are to be had, and says which it ran. `--full` runs the counts of the proof, and the long storms after
 * the tests; REQUIRE_SERVICES=true fails when a service is missing.
 */

const root = path.join(import.meta.dirname, '../..');
const isFull = process.argv.includes('--full');
const databaseUrl = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const redisUrl = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';

const answers = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = net.connect({ host: hostname, port: Number(port), timeout: 1_000 }, () => finish(true));
    const finish = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.on('error', () => finish(false));
    socket.on('timeout', () => finish(false));
  });

const filesIn = (folder: string): string[] =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.join(folder, file));

const tests = ['src', 'connectors'].flatMap(filesIn).sort();
const endingIn = (pattern: RegExp): string[] => tests.filter((file) => pattern.test(file));

interface Run {
  name: string;
  files: string[];
  env: Record<string, string>;
}

/** Which stores a run is on, it alone says: those that this command was pointed to are not the embedded run's. */
const { TEST_DATABASE_URL: _database, TEST_REDIS_URL: _redis, ...surroundings } = process.env;

/** One mocha process; what it says is shown when it is done. */
async function run({ name, files, env }: Run): Promise<boolean> {
  const mocha = path.join(root, 'node_modules/mocha/bin/mocha.js');
  // What a failed test has left running must not keep the whole run from ending.
  const child = spawn(process.execPath, [mocha, '--exit', ...files], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...surroundings, ...env, ...(isFull ? { TEST_FULL: 'true' } : {}) },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((resolve) => child.on('close', resolve));
  process.stdout.write(`\n=== ${name}: ${files.length} files\n${said}`);
  return code === 0;
}

/** Two at a time, each with stores of its own. Returns the names of those that failed. */
async function runAll(runs: readonly Run[]): Promise<string[]> {
  const waiting = [...runs];
  const failed: string[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      if (!(await run(next))) failed.push(next.name);
  };
  await Promise.all([work(), work()]);
  return failed;
}

function plan({ hasPostgres, hasRedis }: { hasPostgres: boolean; hasRedis: boolean }): Run[] {
  const [onPostgres, onBoth] = [
    { TEST_DATABASE_URL: databaseUrl },
    { TEST_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl },
  ];
  const storeTests = endingIn(/\.(db|queue|e2e)\.test\.ts$/);
  // Where there is Redis too, only the queue is another one without it; the proof runs everything.
  const withoutRedis =
    isFull || !hasRedis ? storeTests : endingIn(/\.queue\.test\.ts$|crisp\.e2e\.test\.ts$/);
  const onServers = [
    { name: 'PostgreSQL and Redis', files: storeTests, env: onBoth, isThere: hasPostgres && hasRedis },
    { name: 'PostgreSQL without Redis', files: withoutRedis, env: onPostgres, isThere: hasPostgres },
  ];
  const embedded = [
    { name: 'embedded: without a browser', files: endingIn(/^(?!.*\.(browser|e2e)\.test\.ts$)/), env: {} },
    { name: 'embedded: in a browser', files: endingIn(/\.browser\.test\.ts$/), env: {} },
    { name: 'embedded: end to end', files: endingIn(/\.e2e\.test\.ts$/), env: {} },
  ];
  return [...onServers.filter(({ isThere }) => isThere), ...embedded];
}

await buildAll();
const [hasPostgres, hasRedis] = await Promise.all([answers(databaseUrl), answers(redisUrl)]);
const runs = plan({ hasPostgres, hasRedis });
console.log(`Running ${runs.map(({ name }) => name).join('; ')}.`);
const failedTests = await runAll(runs);
const storms: Outcome = isFull ? await runLongStorms() : { ran: [], failed: [], missing: [] };
const ran = [...runs.map(({ name }) => name), ...storms.ran];
const failed = [...failedTests, ...storms.failed];
const missing = [...(hasPostgres ? [] : ['PostgreSQL']), ...(hasRedis ? [] : ['Redis'])];
console.log(`\nRan: ${ran.join('; ')}.`);
if (missing.length > 0) console.log(`Not there, so not tested against: ${missing.join(', ')}.`);
if (storms.missing.length > 0)
  console.log(`Not run without PostgreSQL and Redis on this machine: ${storms.missing.join('; ')}.`);
const isIncomplete = missing.length + storms.missing.length > 0 && process.env['REQUIRE_SERVICES'] === 'true';
if (failed.length > 0) console.log(`Failed: ${failed.join('; ')}.`);
process.exit(failed.length > 0 || isIncomplete ? 1 : 0);
