import type { OpenTurn, TurnMessage } from '../inbox/turn.js';

/**
 * Whether the bot talks with another bot (reliability.md F-067). Told by what no person does: long answers written faster
 * than anybody types, twice in a row; our own words sent back; or more replies in a minute than a talk between people has.
 */
export function isLoop({ messages, history }: Pick<OpenTurn, 'messages' | 'history'>): boolean {
  // As they were heard: where a platform tells whole seconds, a quick answer bears an earlier time than what it answers.
  const said = [...history, ...messages].toSorted((one, other) => one.seq - other.seq);
  return countRecentReplies(said) > mostRepliesInAMinute || countMachineAnswers(said) >= machineAnswers;
}

const mostRepliesInAMinute = 6;
/** So many answers of a machine in a row. One may be a text that was pasted, or typed while the bot was thinking. */
const machineAnswers = 2;
/** Twice what a fast typist does. */
const charactersPerSecond = 15;
/** A few words may well come at once. */
const shortestTelling = 30;

function countRecentReplies(said: readonly TurnMessage[]): number {
  const last = said.at(-1)?.sent_at.getTime() ?? 0;
  return said.filter(({ role, sent_at }) => role === 'bot' && last - sent_at.getTime() < 60_000).length;
}

/** From the latest exchange back, until one that a person could have written. */
function countMachineAnswers(said: readonly TurnMessage[]): number {
  let count = 0;
  for (let place = said.length - 1; place > 0; place -= 1) {
    const [before, message] = [said[place - 1], said[place]];
    if (message?.role !== 'visitor' || before?.role !== 'bot') continue;
    if (!isMachineAnswer(message, before)) break;
    count += 1;
  }
  return count;
}

function isMachineAnswer(message: TurnMessage, reply: TurnMessage): boolean {
  const text = message.text.trim();
  if (text.length < shortestTelling) return false;
  const tookMs = lastMomentOf(message) - reply.sent_at.getTime();
  const isOlder = tookMs < 0;
  return text === reply.text.trim() || (!isOlder && tookMs < (text.length / charactersPerSecond) * 1_000);
}

/** When it was written at the latest: a whole second may have been cut off. */
function lastMomentOf({ sent_at }: TurnMessage): number {
  const told = sent_at.getTime();
  return told % 1_000 === 0 ? told + 999 : told;
}
