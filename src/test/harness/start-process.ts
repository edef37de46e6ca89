import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { eventually } from './start-test-app.js';

/** The product in a process of its own, as an operator starts it: for what happens when it starts, ends or is killed. */
export interface ProductProcess {
  child: ChildProcess;
  /** All that it wrote so far. */
  said: () => { out: string; err: string };
  /** Waits until it serves. */
  ready: () => Promise<void>;
  /** Waits until it has ended. */
  ended: () => Promise<{ code: number | null; signal: string | null; ms: number }>;
}

const root = path.join(import.meta.dirname, '../../..');

/** The product from its sources, without a build. */
const sources = ['--import', 'tsx', 'src/main.ts'];

/** Starts it with these settings and no others; from a build where one is named. */
export function startProcess(
  settings: Record<string, string>,
  program: readonly string[] = sources,
): ProductProcess {
  const since = performance.now();
  const child = spawn(process.execPath, program, {
    cwd: root,
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  // Without the role web it answers at the port of its health alone.
  const port = settings['HEALTH_PORT'] ?? settings['PORT'] ?? '';
  const closed = once(child, 'close').then(() => ({
    code: child.exitCode,
    signal: child.signalCode,
    ms: performance.now() - since,
  }));
  return {
    child,
    said: () => ({ out, err }),
    ready: async () => {
      await eventually('the product serves', () => isReady(child, port, err), 90_000);
    },
    ended: () => closed,
  };
}

async function isReady(child: ChildProcess, port: string, err: string): Promise<true | undefined> {
  if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${err}`);
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch((error: unknown) => {
    // Nobody listens yet.
    if (error instanceof TypeError) return undefined;
    throw error;
  });
  return answer?.status === 200 ? true : undefined;
}
