import type { OpenTurn, TurnOutcome } from '../inbox/turn.js';
import type { Timers } from './timers.js';

/** Outcomes that bring the visitor no nearer to an answer: there is no hurry with them while somebody goes on writing. */
const unhurried: ReadonlySet<string> = new Set([
  ...['canned-reply', 'contact-noted', 'said-already', 'acknowledged'],
  ...['nothing-known', 'unsupported', 'model-failed'],
]);
const longestListeningMs = 30_000;

/**
 * Whether an outcome counts although the visitor has written more since it was begun. What came meanwhile is waited for and
 * read with the rest, not for ever (F-071): an answer that began late enough is given, and the rest is the next turn's.
 */
export function countsUnread({ waitedMs, bound }: OpenTurn, { reason }: TurnOutcome): boolean {
  const limitMs = unhurried.has(reason) ? longestListeningMs : bound.row.tenant_config.settle_max_ms;
  return waitedMs >= limitMs;
}

/**
 * A greeting often has its question right behind it: it is held back a moment longer than an answer, so that the two get one
 * reply. Where nothing was waited for, as in a call that wants its answer at once, nothing is held back.
 */
export async function holdBack(
  { waitedMs, bound }: OpenTurn,
  { reason }: TurnOutcome,
  { timers }: { timers: Pick<Timers, 'pause'> },
): Promise<void> {
  const quietMs = bound.row.tenant_config.settle_quiet_ms;
  if (reason === 'canned-reply' && quietMs > 0 && waitedMs >= quietMs) await timers.pause(quietMs / 2);
}
