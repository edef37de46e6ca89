import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';

/** What stands in front of the web processes. */
export interface Balancer {
  url: string;
  /** From now on it may be given something, as soon as it seems to be well. */
  add(port: number): void;
  /** It gets no new connection any more; those that it has live on. Absent where nobody tells that a process is about to end. */
  takeOut?(port: number): void;
  isReady(port: number): boolean;
  /** Questions that nobody could be found for, and those that were left unanswered. */
  failures: readonly string[];
  stop(): Promise<void>;
}

const askEveryMs = 250;
/** As the chart's probe has it. */
const mostMisses = 2;
/** A question is under way for so long: who closes a connection meanwhile leaves it unanswered. */
const wayMs = 10;

/** A process behind it. Gone for good once it has been taken out. */
interface Target {
  port: number;
  misses: number;
  isReady: boolean;
  isOut: boolean;
}

/**
 * As a Service of Kubernetes does it: connections, not requests, are shared out among those that say that they are ready, and
 * one that is about to end is taken out first.
 */
export async function startBalancer(): Promise<Balancer> {
  const targets = new Map<number, Target>();
  const failures: string[] = [];
  const sockets = new Set<net.Socket>();
  let turn = 0;
  const choose = (): Target | undefined => {
    const ready = [...targets.values()].filter(({ isReady }) => isReady);
    turn += 1;
    return ready[turn % ready.length];
  };
  const server = net.createServer((client) => {
    const target = choose();
    if (!target) {
      failures.push('no process was ready');
      client.destroy();
      return;
    }
    const fail = (what: string) => failures.push(`${what} (process at port ${target.port})`);
    for (const socket of join(client, target.port, fail)) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the balancer has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    failures,
    add: (port) => {
      // Who was killed has not been taken out.
      const former = targets.get(port);
      if (former) former.isOut = true;
      const target = { port, misses: 0, isReady: false, isOut: false };
      targets.set(port, target);
      void watch(target);
    },
    takeOut: (port) => {
      const target = targets.get(port);
      if (target) Object.assign(target, { isReady: false, isOut: true });
      targets.delete(port);
    },
    isReady: (port) => targets.get(port)?.isReady === true,
    stop: async () => {
      for (const target of targets.values()) target.isOut = true;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function watch(target: Target): Promise<void> {
  while (!target.isOut) {
    noteProbe(target, await saysReady(target.port));
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
  }
}

function noteProbe(target: Target, isReady: boolean): void {
  target.misses = isReady ? 0 : target.misses + 1;
  target.isReady = !target.isOut && (isReady || (target.isReady && target.misses < mostMisses));
}

/** Over a connection of its own, as a probe. */
const saysReady = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const options = { host: '127.0.0.1', port, path: '/readyz', agent: false, timeout: 3_000 };
    const asking = http.get(options, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asking.on('timeout', () => asking.destroy());
    asking.on('error', () => resolve(false));
  });

/** Joins a client with a process until either ends. */
function join(client: net.Socket, port: number, fail: (what: string) => void): net.Socket[] {
  const upstream = net.connect(port, '127.0.0.1');
  let isWaiting = false;
  let isJoined = false;
  const end = (what: string) => {
    if (isWaiting) fail(what);
    isWaiting = false;
    // What was said before is still read to its end.
    client.end();
    upstream.destroy();
  };
  client.on('data', (piece) => {
    isWaiting = true;
    setTimeout(() => {
      if (!upstream.destroyed) upstream.write(piece);
    }, wayMs);
  });
  upstream.on('data', (piece) => {
    isWaiting = false;
    client.write(piece);
  });
  upstream.on('connect', () => (isJoined = true));
  upstream.on('error', (error) => {
    // That an idle connection is cut is no loss to anybody.
    if (!isJoined) fail(`a connection was refused: ${error.message}`);
  });
  upstream.on('close', () => end('a question was left without an answer'));
  client.on('error', () => client.destroy());
  client.on('close', () => end('who asked went away without an answer'));
  return [client, upstream];
}
