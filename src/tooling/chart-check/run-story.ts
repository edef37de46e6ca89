import { Redis } from 'ioredis';
import type { Running } from './confine.js';
import { environmentOf } from './container-env.js';
import { secretsIn } from './manifests.js';
import { findContainer, type Placed, type Rig, startContainer } from './pods.js';
import type { OwnDatabase } from './stores.js';
import { until } from './until.js';

export interface Surroundings {
  database: OwnDatabase;
  redisPort: number;
  webPort: number;
  healthPort: number;
}

/** An installation from its first command to its last, each as the chart has it. Returns what went wrong. */
export async function runStory(rig: Rig, surroundings: Surroundings): Promise<string[]> {
  const problems: string[] = [];
  const step = async (name: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const role = (name: string) => findContainer(rig.manifests, name, 'patchbay');
  const before = (name: string) => findContainer(rig.manifests, 'web', name);
  const redis = findContainer(rig.manifests, 'redis', 'redis');

  if (rig.place.root !== undefined)
    await step('confinement', () => succeed(role('web'), rig, ['node', '-e', confinement]));
  await step('wait-for-postgres', () => succeed(before('wait-for-postgres'), rig));
  await step('migrate', () => succeed(before('migrate'), rig));
  await step('migrate, once more', () => succeed(before('migrate'), rig));
  await step('backup', () => succeed(findContainer(rig.manifests, 'backup', 'backup'), rig));
  await step('postgres, its probes', () => probePostgres(rig, surroundings));

  const port = String(surroundings.redisPort);
  const command = [...(redis.container.command ?? []), '--bind', '127.0.0.1', '--port', port];
  const store = startContainer(redis, rig, command);
  try {
    await step('redis, its probes', () => probeRedis(redis, rig, port));
    await step('web', () => runWeb(role('web'), rig, surroundings));
    await step('worker', () => runWorker(role('worker'), rig, surroundings));
    await step('scheduler', () => runScheduler(role('scheduler'), rig, surroundings));
  } finally {
    await step('redis', () => end(store));
  }
  return problems;
}

/** Ends with 0 only where the process may do as little as the chart promises. */
const confinement = `
  const fs = require('node:fs');
  const refuses = (file) => { try { fs.writeFileSync(file, ''); return false; } catch { return true; } };
  const status = fs.readFileSync('/proc/self/status', 'utf8');
  fs.writeFileSync('/tmp/x', ''); fs.writeFileSync('/data/x', '');
  const kept = [process.getuid() === 10001, /^CapEff:\\s*0+$/m.test(status), /^CapBnd:\\s*0+$/m.test(status),
    /^NoNewPrivs:\\s*1$/m.test(status), ...['/x', '/app/x', '/etc/x', '/usr/x'].map(refuses)];
  console.log(kept.join());
  process.exit(kept.every(Boolean) ? 0 : 1);`;

async function succeed(placed: Placed, rig: Rig, command?: readonly string[]): Promise<void> {
  const running = startContainer(placed, rig, command);
  const { code, signal } = await running.ended();
  if (code !== 0) throw new Error(`it ended with ${code ?? signal}: ${running.said()}`);
}

async function fail(placed: Placed, rig: Rig, command: readonly string[]): Promise<void> {
  const { code } = await startContainer(placed, rig, command).ended();
  if (code === 0) throw new Error(`${command.join(' ')} should have failed`);
}

/** As an orchestrator ends it: told once, and expected to end by itself. */
async function end(running: Running): Promise<void> {
  running.child.kill('SIGTERM');
  const { code, signal } = await running.ended();
  if (code !== 0) throw new Error(`told to stop, it ended with ${code ?? signal}: ${running.said()}`);
}

const probesOf = ({ container }: Placed) => [
  container.startupProbe,
  container.livenessProbe,
  container.readinessProbe,
];

async function probePostgres(rig: Rig, { database }: Surroundings): Promise<void> {
  const postgres = findContainer(rig.manifests, 'postgres', 'postgres');
  for (const probe of probesOf(postgres)) {
    const command = probe?.exec?.command ?? [];
    await succeed(postgres, rig, [...command, '-p', database.port]);
    await fail(postgres, rig, [...command, '-p', '1']);
  }
}

async function probeRedis(redis: Placed, rig: Rig, port: string): Promise<void> {
  for (const probe of probesOf(redis)) {
    const [program = '', ...rest] = probe?.exec?.command ?? [];
    const command = [program, '-p', port, ...rest];
    await until('Redis answers', async () => {
      const { code } = await startContainer(redis, rig, command).ended();
      return code === 0;
    });
    const stranger = { ...rig, overrides: { ...rig.overrides, REDISCLI_AUTH: 'wrong' } };
    await fail(redis, stranger, command);
  }
}

async function runWeb(web: Placed, rig: Rig, surroundings: Surroundings): Promise<void> {
  const running = startContainer(web, rig);
  await probe(web, running, surroundings);
  await succeed(findContainer(rig.manifests, 'test', 'ready'), rig);
  await succeed(web, rig, web.container.lifecycle?.preStop?.exec?.command);
  await end(running);
}

/** Each probe that goes over HTTP, at the port that it names. */
async function probe(placed: Placed, running: Running, { webPort, healthPort }: Surroundings): Promise<void> {
  for (const { httpGet } of probesOf(placed).filter((each) => each !== undefined)) {
    if (!httpGet) throw new Error('a probe does not go over HTTP');
    const port = httpGet.port === 'http' ? webPort : healthPort;
    const url = `http://127.0.0.1:${port}${httpGet.path}`;
    await until(`${url} answers`, () => isFine(running, url));
  }
}

async function isFine(running: Running, url: string): Promise<boolean> {
  if (running.child.exitCode !== null) throw new Error(`it ended by itself: ${running.said()}`);
  const answer = await fetch(url).catch((error: unknown) => {
    // Nobody listens yet.
    if (error instanceof TypeError) return undefined;
    throw error;
  });
  return answer?.status === 200;
}

async function runWorker(worker: Placed, rig: Rig, surroundings: Surroundings): Promise<void> {
  const { redisPort } = surroundings;
  const { REDIS_PASSWORD: password } = environmentOf(worker.container, secretsIn(rig.manifests));
  const redis = new Redis({ port: redisPort, ...(password !== undefined && { password }) });
  const running = startContainer(worker, rig);
  try {
    await probe(worker, running, surroundings);
    await until('the worker takes wake-ups', async () =>
      / name=bull:/.test(String(await redis.client('LIST'))),
    );
  } finally {
    redis.disconnect();
    await end(running);
  }
}

async function runScheduler(scheduler: Placed, rig: Rig, surroundings: Surroundings): Promise<void> {
  const running = startContainer(scheduler, rig);
  try {
    await probe(scheduler, running, surroundings);
    await until('the scheduler leads', () => surroundings.database.hasLeader());
  } finally {
    await end(running);
  }
}
