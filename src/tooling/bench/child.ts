import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

/** `ask` names what is wanted; the helper checks the rest. */
export type Question = { ask: string } & Record<string, unknown>;

/** A helper of the bench in a process of its own, so that its work does not count as the product's. */
export interface Child {
  pid: number;
  /** Asks it something and waits for the answer. Rejects when it cannot answer, or ends. */
  ask<T>(question: Question, expect: z.ZodType<T>): Promise<T>;
  stop(): Promise<void>;
}

const Answer = z.object({
  id: z.number(),
  answer: z.unknown(),
  error: z.string().optional(),
});

interface Asked {
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
}

/** Starts a file that calls `answerParent`. Arguments are handed to it as they are. */
export function startChild(file: string, settings: Record<string, string> = {}): Child {
  const process_ = spawn(process.execPath, ['--import', 'tsx', file], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'], ...settings },
  });
  const asked = new Map<number, Asked>();
  let lastId = 0;
  process_.on('message', (message) => {
    const { id, answer, error } = Answer.parse(message);
    const waiting = asked.get(id);
    asked.delete(id);
    if (error === undefined) waiting?.resolve(answer);
    else waiting?.reject(new Error(error));
  });
  process_.on('exit', (code, signal) => {
    for (const { reject } of asked.values()) reject(new Error(`${file} ended (${code ?? signal ?? ''})`));
    asked.clear();
  });
  return {
    pid: process_.pid ?? 0,
    ask: async (question, expect) => {
      const answer = await new Promise((resolve, reject) => {
        lastId += 1;
        asked.set(lastId, { resolve, reject });
        process_.send({ id: lastId, question });
      });
      return expect.parse(answer);
    },
    stop: () => end(process_),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

const Envelope = z.object({ id: z.number(), question: z.unknown() });

/** In the helper: answers each question of the process that started it, and ends with that process. */
export function answerParent<T>(expect: z.ZodType<T>, answer: (question: T) => Promise<unknown>): void {
  process.on('disconnect', () => process.exit(0));
  process.on('message', (message) => {
    const { id, question } = Envelope.parse(message);
    Promise.resolve()
      .then(() => answer(expect.parse(question)))
      .then(
        (given) => process.send?.({ id, answer: given }),
        (error: unknown) =>
          process.send?.({
            id,
            error: error instanceof Error ? (error.stack ?? error.message) : String(error),
          }),
      );
  });
}
