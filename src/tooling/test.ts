import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { buildAll } from './build.js';

/**
 * `npm test`: every test on the embedded default, then the database, queue and end-to-end tests again on PostgreSQL and
 * Redis where they are to be had, and says which it ran. `--full` runs the counts of the proof; REQUIRE_SERVICES=true
 * fails when a service is missing.
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
const isStoreTest = (file: string): boolean => /\.(db|queue|e2e)\.test\.ts$/.test(file);

interface Run {
  name: string;
  files: string[];
  env: Record<string, string>;
}

/** One mocha process. `show` prints as it goes; else its words are kept and given back. */
function run({ name, files, env }: Run, show: boolean): Promise<{ isGood: boolean; said: string }> {
  const mocha = path.join(root, 'node_modules/mocha/bin/mocha.js');
  const title = `\n=== ${name}: ${files.length} files\n`;
  if (show) process.stdout.write(title);
  const child = spawn(process.execPath, [mocha, ...files], {
    cwd: root,
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    env: { ...process.env, ...env, ...(isFull ? { TEST_FULL: 'true' } : {}) },
  });
  let said = show ? '' : title;
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ isGood: code === 0, said }));
  });
}

/** One after the other, so that the runs of a stream meet in no store. Returns the names of those that failed. */
async function runInTurn(stream: readonly Run[], show: boolean): Promise<{ failed: string[]; said: string }> {
  const failed: string[] = [];
  let said = '';
  for (const each of stream) {
    const result = await run(each, show);
    said += result.said;
    if (!result.isGood) failed.push(each.name);
  }
  return { failed, said };
}

await buildAll();
const [hasPostgres, hasRedis] = await Promise.all([answers(databaseUrl), answers(redisUrl)]);
const embedded: Run[] = [{ name: 'everything, on the embedded database', files: tests, env: {} }];
const onServers: Run[] = [
  ...(hasPostgres
    ? [{ name: 'PostgreSQL', files: tests.filter(isStoreTest), env: { TEST_DATABASE_URL: databaseUrl } }]
    : []),
  ...(hasPostgres && hasRedis
    ? [
        {
          name: 'PostgreSQL and Redis',
          files: tests.filter((file) => /\.(queue|e2e)\.test\.ts$/.test(file)),
          env: { TEST_DATABASE_URL: databaseUrl, TEST_REDIS_URL: redisUrl },
        },
      ]
    : []),
];
// Both spend most of their time waiting, so they run side by side; the second is heard when the first is done.
const [shown, kept] = await Promise.all([runInTurn(embedded, true), runInTurn(onServers, false)]);
process.stdout.write(kept.said);
const failed = [...shown.failed, ...kept.failed];
const missing = [...(hasPostgres ? [] : ['PostgreSQL']), ...(hasRedis ? [] : ['Redis'])];
console.log(`\nRan: ${[...embedded, ...onServers].map(({ name }) => name).join('; ')}.`);
if (missing.length > 0) console.log(`Not there, so not tested against: ${missing.join(', ')}.`);
const isIncomplete = missing.length > 0 && process.env['REQUIRE_SERVICES'] === 'true';
if (failed.length > 0) console.log(`Failed: ${failed.join('; ')}.`);
process.exit(failed.length > 0 || isIncomplete ? 1 : 0);
