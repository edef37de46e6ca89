import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from '../../harness/start-test-app.js';

/** The one-process product, from one bundled file as an installation runs it. */
export interface BuiltProcess {
  child: ChildProcess;
  /** Waits until it serves. */
  ready(): Promise<void>;
  /** Waits until it has ended. */
  ended(): Promise<{ code: number | null; ms: number; said: string }>;
}

export function startBuilt(file: string, settings: Record<string, string>): BuiltProcess {
  const since = performance.now();
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const closed = once(child, 'close').then(() => ({
    code: child.exitCode,
    ms: performance.now() - since,
    said,
  }));
  return {
    child,
    ended: () => closed,
    ready: async () => {
      await eventually('the product serves', () => isReady(child, settings['PORT'] ?? '', said), 90_000);
    },
  };
}

async function isReady(child: ChildProcess, port: string, said: string): Promise<true | undefined> {
  if (child.exitCode !== null) throw new Error(`it did not start: ${said}`);
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch((error: unknown) => {
    // Nobody listens yet.
    if (error instanceof TypeError) return undefined;
    throw error;
  });
  return answer?.status === 200 ? true : undefined;
}
