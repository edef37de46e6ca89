import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Cleanup } from './cleanup.js';
import { residentMbOf } from './usage.js';
import { freePort } from '../../test/harness/free-port.js';

/** One process of the product, started as an operator starts it. */
export interface Product {
  pid: number;
  /** Where it serves; a process without the role `web` has a port that nobody listens on. */
  port: number;
  /** The end of what it wrote. */
  told(): string;
  /** From its start until `/readyz` answers 200; rejects when it ends before. */
  ready(): Promise<number>;
  /** The most memory seen so far, and the memory now, in MB. */
  memory(): { nowMb: number; peakMb: number };
  /** As an orchestrator stops it. */
  stop(): Promise<void>;
  /** As nobody should. */
  kill(): Promise<void>;
  /** It stands still until it is let go on. */
  freeze(): void;
  goOn(): void;
}

export interface ProductOptions {
  /** The compiled `main.js`. */
  server: string;
  settings: Record<string, string>;
  port?: number;
  /** Where a CPU profile is to be written when it stops, and under which name. */
  profile?: { folder: string; name: string } | undefined;
}

const sampleEveryMs = 200;
const readyLimitMs = 60_000;

export async function startProduct(options: ProductOptions, cleanup: Cleanup): Promise<Product> {
  const { server, settings, profile, port = await freePort() } = options;
  const since = performance.now();
  const profiling = profile
    ? [
        '--cpu-prof',
        `--cpu-prof-dir=${path.resolve(profile.folder)}`,
        `--cpu-prof-name=${profile.name}.cpuprofile`,
      ]
    : [];
  const child = spawn(process.execPath, ['--enable-source-maps', ...profiling, server], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: String(port), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  const listen = (chunk: Buffer) => (told = (told + chunk.toString()).slice(-4_000));
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const pid = child.pid ?? 0;
  const memory = { nowMb: 0, peakMb: 0 };
  const look = () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    memory.nowMb = residentMbOf(pid);
    memory.peakMb = Math.max(memory.peakMb, memory.nowMb);
  };
  const sampling = setInterval(look, sampleEveryMs);
  const end = cleanup.add(async () => {
    clearInterval(sampling);
    await endWith(child, 'SIGKILL');
  });
  return {
    ...{ pid, port },
    told: () => told,
    memory: () => {
      look();
      return { ...memory };
    },
    ready: async () => {
      await untilReady(child, port, () => told);
      return performance.now() - since;
    },
    stop: async () => {
      await endWith(child, 'SIGTERM');
      await end();
    },
    kill: end,
    freeze: () => child.kill('SIGSTOP'),
    goOn: () => child.kill('SIGCONT'),
  };
}

async function endWith(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

async function untilReady(child: ChildProcess, port: number, told: () => string): Promise<void> {
  const until = performance.now() + readyLimitMs;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}: ${told()}`);
    if (await isReady(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`the product is not ready after ${readyLimitMs} ms: ${told()}`);
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok;
  } catch (error) {
    // Nobody listens yet.
    if (error instanceof TypeError) return false;
    throw error;
  }
}
