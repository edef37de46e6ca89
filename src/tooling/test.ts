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

interface Failure {
  name: string;
  failures: string;
}

/** One mocha process; what it says is shown when it is done. */
async function run({ name, files, env }: Run): Promise<Failure | undefined> {
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
  return code === 0 ? undefined : { name, failures: failuresIn(said) };
}

/** What mocha lists after its counts: each test that failed, with its reason. */
function failuresIn(said: string): string {
  const start = said.search(/^ {2}\d+ failing$/m);
  return start < 0 ? 'It ended before it could say what failed.' : said.slice(start).trimEnd();
}

/**
 * Most of the time of a test is waiting, so that more fit than the machine has cores. Runs on the servers take turns: together
 * they would want more connections than PostgreSQL allows unless told otherwise.
 */
const atOnce = { onServers: 1, embedded: 2 };

/** Returns those that failed. */
async function runAll({ onServers, embedded }: Plan): Promise<Failure[]> {
  const failed: Failure[] = [];
  const work = async (waiting: Run[]) => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const failure = await run(next);
      if (failure) failed.push(failure);
    }
  };
  const lanes = (waiting: Run[], count: number) => Array.from({ length: count }, () => work(waiting));
  await Promise.all([...lanes([...onServers], atOnce.onServers), ...lanes([...embedded], atOnce.embedded)]);
  return failed;
}

/** The longest first, so that no lane ends with one while the others have nothing left. */
interface Plan {
  onServers: readonly Run[];
  embedded: readonly Run[];
}

function plan({ hasPostgres, hasRedis }: { hasPostgres: boolean; hasRedis: boolean }): Plan {
  const [onPostgres, onBoth] = [
    { TEST_DATABASE_URL: databaseUrl },
    { TEST_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl },
  ];
  const [endToEnd, stores] = [endingIn(/\.e2e\.test\.ts$/), endingIn(/\.(db|queue)\.test\.ts$/)];
  // Where there is Redis too, only the queue is another one without it; the proof runs everything.
  const withoutRedis =
    isFull || !hasRedis ? [...endToEnd, ...stores] : endingIn(/\.queue\.test\.ts$|crisp\.e2e\.test\.ts$/);
  const hasBoth = hasPostgres && hasRedis;
  const servers = [
    { name: 'PostgreSQL and Redis: end to end', files: endToEnd, env: onBoth, isThere: hasBoth },
    { name: 'PostgreSQL and Redis', files: stores, env: onBoth, isThere: hasBoth },
    { name: 'PostgreSQL without Redis', files: withoutRedis, env: onPostgres, isThere: hasPostgres },
  ];
  return {
    onServers: servers.filter(({ isThere }) => isThere),
    embedded: [
      { name: 'embedded: end to end', files: endToEnd, env: {} },
      { name: 'embedded: in a browser', files: endingIn(/\.browser\.test\.ts$/), env: {} },
      {
        name: 'embedded: without a browser',
        files: endingIn(/^(?!.*\.(browser|e2e)\.test\.ts$)/),
        env: {},
      },
    ],
  };
}

await buildAll();
const [hasPostgres, hasRedis] = await Promise.all([answers(databaseUrl), answers(redisUrl)]);
const planned = plan({ hasPostgres, hasRedis });
const runs = [...planned.onServers, ...planned.embedded];
console.log(`Running ${runs.map(({ name }) => name).join('; ')}.`);
const failedTests = await runAll(planned);
const storms: Outcome = isFull ? await runLongStorms() : { ran: [], failed: [], missing: [] };
const ran = [...runs.map(({ name }) => name), ...storms.ran];
const failed = [...failedTests.map(({ name }) => name), ...storms.failed];
const missing = [...(hasPostgres ? [] : ['PostgreSQL']), ...(hasRedis ? [] : ['Redis'])];
// Once more at the end: the reader of a long log finds them there.
for (const { name, failures } of failedTests) console.log(`\n=== Failed: ${name}\n${failures}`);
console.log(`\nRan: ${ran.join('; ')}.`);
if (missing.length > 0) console.log(`Not there, so not tested against: ${missing.join(', ')}.`);
if (storms.missing.length > 0)
  console.log(`Not run without PostgreSQL and Redis on this machine: ${storms.missing.join('; ')}.`);
const isIncomplete = missing.length + storms.missing.length > 0 && process.env['REQUIRE_SERVICES'] === 'true';
if (failed.length > 0) console.log(`Failed: ${failed.join('; ')}.`);
process.exit(failed.length > 0 || isIncomplete ? 1 : 0);
