import { setTimeout as wait } from 'node:timers/promises';
import type { Inbox } from '../chaos/world/inbox.js';
import { plainQuestion } from '../chaos/world/what-is-said.js';

/** Visitors write, each one question in a conversation of its own, until `isOver`. Answers with `conversation message`. */
export async function writeSteadily(
  inboxes: readonly Inbox[],
  { perSecond, isOver }: { perSecond: number; isOver: () => boolean },
): Promise<string[]> {
  const startedAt = performance.now();
  const written: string[] = [];
  while (!isOver()) {
    const number = written.length;
    const { conversation, message } = inboxes[number % inboxes.length]?.visitorWrites(
      plainQuestion(number),
    ) ?? { conversation: '', message: '' };
    written.push(`${conversation} ${message}`);
    await wait(Math.max(0, startedAt + (written.length * 1_000) / perSecond - performance.now()));
  }
  return written;
}
