import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';

/** A server of the rig's own that can be stopped hard and started again on the same port. */
export interface Server {
  port: number;
  start(): Promise<void>;
  /** Ends it with a signal and waits until it has ended. */
  end(signal: NodeJS.Signals): Promise<void>;
}

export interface ServerSpec {
  name: string;
  port: number;
  program: string;
  args: readonly string[];
  logFile: string;
  /** Whom the process runs as, where it must not be root. */
  user?: { uid: number; gid: number } | undefined;
  /** Whether it serves. */
  answers: () => Promise<boolean>;
}

/** After a crash PostgreSQL replays its log first; a full machine takes its time over it. */
const startLimitMs = 120_000;
const running = new Set<ChildProcess>();
// Whatever ends the rig, its servers end with it. PostgreSQL takes SIGQUIT as "stop at once"; Redis as an end, too.
process.on('exit', () => {
  for (const child of running) child.kill('SIGQUIT');
});

export async function startServer(spec: ServerSpec): Promise<Server> {
  let child: ChildProcess | undefined;
  const server: Server = {
    port: spec.port,
    start: async () => {
      const log = fs.openSync(spec.logFile, 'a');
      child = spawn(spec.program, spec.args, { stdio: ['ignore', log, log], ...spec.user });
      fs.closeSync(log);
      await untilItAnswers(child, spec);
    },
    end: async (signal) => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
  await server.start();
  return server;
}

async function untilItAnswers(child: ChildProcess, { name, logFile, answers }: ServerSpec): Promise<void> {
  running.add(child);
  let problem: string | undefined;
  child.once('error', (error) => (problem = error.message));
  child.once('exit', (code) => {
    running.delete(child);
    problem = `it ended with code ${String(code)}`;
  });
  const until = Date.now() + startLimitMs;
  while (!(await answers())) {
    if (Date.now() > until) problem = 'it did not answer in time';
    if (problem !== undefined) throw new Error(`${name} did not start: ${problem}\n${tailOf(logFile)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const tailOf = (file: string): string => fs.readFileSync(file, 'utf8').split('\n').slice(-8).join('\n');
