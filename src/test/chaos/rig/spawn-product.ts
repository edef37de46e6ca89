import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import { Readable } from 'node:stream';
import { killPoint, type KillPointName } from '../product/kill-points.js';

/** One process of the product. It loads its code and waits for the word to begin. */
export interface ProductProcess {
  begin(): void;
  isReady: boolean;
  /** Lets it kill itself when it next passes a point. */
  arm(point: KillPointName): void;
  kill(): void;
  ended: Promise<Ending>;
}

/** `ended`: by itself, as with a database that is away at its start. */
export interface Ending {
  cause: 'killed' | 'point' | 'ended';
  point?: KillPointName;
  atMs: number;
}

export interface ProductSpec {
  /** The bundle. */
  file: string;
  env: Record<string, string>;
  logFile: string;
  /** Called with what the process finds that must not be. */
  complain: (what: string) => void;
}

const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

export function spawnProduct({ file, env, logFile, complain }: ProductSpec): ProductProcess {
  const log = fs.openSync(logFile, 'a');
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', log, log, 'ipc', 'pipe'],
  });
  fs.closeSync(log);
  children.add(child);
  let wasKilled = false;
  let point: KillPointName | undefined;
  const product: ProductProcess = {
    isReady: false,
    begin: () => tell(child, 'begin'),
    arm: (armed) => tell(child, armed),
    kill: () => {
      wasKilled = true;
      product.isReady = false;
      child.kill('SIGKILL');
    },
    ended: new Promise((resolve) => {
      // Once its pipe has been read to the end, too: the last word says why it died.
      child.once('close', () => {
        children.delete(child);
        product.isReady = false;
        const cause = point !== undefined ? 'point' : wasKilled ? 'killed' : 'ended';
        resolve({ cause, atMs: Date.now(), ...(point && { point }) });
      });
    }),
  };
  listen(child, {
    ready: () => (product.isReady = true),
    dies: (name) => (point = killPoint(name).name),
    broken: complain,
  });
  return product;
}

/** It may have died a moment ago. */
const tell = (child: ChildProcess, word: string): void => {
  if (child.connected) child.send(word, () => undefined);
};

/** A process tells `ready`, `dies <point>` right before it kills itself, and `broken <what>`, a line each. */
function listen(
  { stdio }: ChildProcess,
  hear: Record<'ready' | 'dies' | 'broken', (what: string) => void>,
): void {
  const pipe = stdio[4];
  if (!(pipe instanceof Readable)) throw new Error('the process has no pipe to tell with');
  pipe.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n')) {
      const [word, ...what] = line.split(' ');
      if (word === 'ready' || word === 'dies' || word === 'broken') hear[word](what.join(' '));
    }
  });
}
