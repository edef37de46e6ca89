import { setTimeout as wait } from 'node:timers/promises';
import type { Inbox } from './inbox.js';
import { visitorText } from './what-is-said.js';

/** What the people at the platforms did: the sender's ledger. */
export interface Written {
  /** `conversation message`, by the platform's ids, of all that visitors wrote. */
  messages: Set<string>;
  /** The conversations in which an operator wrote. */
  operated: Set<string>;
}

export interface Play {
  conversations: number;
  messagesEach: number;
  /** Over which the conversations begin. */
  forMs: number;
  /** In what share of the conversations an operator writes. */
  operatorShare: number;
}

export interface Playing extends Written {
  /** Resolves when everybody has said everything. */
  done: Promise<void>;
}

/** Visitors write, some operators too, each at moments of their own. The same generator gives the same play. */
export function playVisitors(inboxes: readonly Inbox[], play: Play, random: () => number): Playing {
  const written: Written = { messages: new Set(), operated: new Set() };
  const talks = Array.from({ length: play.conversations }, (_, number) => {
    const inbox = inboxes[number % inboxes.length];
    if (!inbox) throw new Error('no inbox is open');
    return talk(inbox, scriptFor(play, random), written);
  });
  return { ...written, done: Promise.all(talks).then(() => undefined) };
}

interface Script {
  startMs: number;
  lines: readonly { text: string; pauseMs: number }[];
  /** After the first message; none when no operator comes. */
  operatorMs: number | undefined;
}

function scriptFor({ messagesEach, forMs, operatorShare }: Play, random: () => number): Script {
  const isQuick = () => random() < 0.4;
  const pause = () => (isQuick() ? 50 + random() * 400 : 500 + random() * Math.min(9_000, forMs / 4));
  return {
    startMs: random() * forMs,
    lines: Array.from({ length: messagesEach }, (_, index) => ({
      text: visitorText(random),
      pauseMs: index === 0 ? 0 : pause(),
    })),
    operatorMs: random() < operatorShare ? random() * 6_000 : undefined,
  };
}

async function talk(inbox: Inbox, { startMs, lines, operatorMs }: Script, written: Written): Promise<void> {
  await wait(startMs);
  let conversation: string | undefined;
  let operator = Promise.resolve();
  for (const { text, pauseMs } of lines) {
    await wait(pauseMs);
    const said = inbox.visitorWrites(text, conversation);
    written.messages.add(`${said.conversation} ${said.message}`);
    if (conversation === undefined && operatorMs !== undefined)
      operator = operate(inbox, { conversation: said.conversation, afterMs: operatorMs }, written);
    conversation = said.conversation;
  }
  await operator;
}

async function operate(
  inbox: Inbox,
  { conversation, afterMs }: { conversation: string; afterMs: number },
  written: Written,
): Promise<void> {
  await wait(afterMs);
  inbox.operatorWrites('Hello, this is Robin. I will help you myself.', conversation);
  written.operated.add(conversation);
}
