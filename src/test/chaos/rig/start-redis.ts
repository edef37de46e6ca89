import net from 'node:net';
import path from 'node:path';
import type { Binaries } from './find-binaries.js';
import { startServer } from './start-server.js';
import { freePort } from '../../harness/free-port.js';

/** A Redis of the rig's own, which keeps nothing over a restart. */
export interface RedisServer {
  url: string;
  flush(): Promise<void>;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function startRedis({ redis }: Binaries, folder: string): Promise<RedisServer> {
  const port = await freePort();
  const server = await startServer({
    ...{ name: 'Redis', port, program: redis, logFile: path.join(folder, 'redis.log') },
    args: [
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
      ...['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'],
    ],
    answers: () =>
      say(port, 'PING').then(
        (answer) => answer.startsWith('+PONG'),
        () => false,
      ),
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    flush: async () => {
      await say(port, 'FLUSHALL');
    },
    kill: () => server.end('SIGKILL'),
    start: () => server.start(),
    stop: () => server.end('SIGKILL'),
  };
}

/** A machine under a storm may leave even Redis without its turn for seconds. */
const patienceMs = 20_000;

/** One command on a connection of its own; the first line of the answer. */
const say = (port: number, command: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: '127.0.0.1', timeout: patienceMs }, () =>
      socket.write(`${command}\r\n`),
    );
    socket.once('data', (answer) => {
      resolve(answer.toString());
      socket.destroy();
    });
    socket.once('error', reject);
    // One that is killed may hang up without a word.
    socket.once('close', () => reject(new Error('Redis hung up')));
    socket.once('timeout', () => socket.destroy(new Error('Redis does not answer')));
  });
