import type { PublishedAssistant } from '../assistants/read-assistant.js';
import type { Standing } from '../billing/standing.js';
import { isAnswering } from '../connections/connection.js';
import { type TrustLevel, trustLevels } from '../contract/common.js';
import { staleAfterMs } from '../inbox/delivery.js';
import type { OpenTurn } from '../inbox/turn.js';
import { isLoop } from './detect-loop.js';
import { hasWords, joinMessages } from './join-messages.js';
import type { Admitted, Stop } from './turn-state.js';

/** The turn with its assistant: what was asked, and how far the bot may go here. */
export function openTurn(turn: OpenTurn, assistant: PublishedAssistant): Admitted {
  const { conversation, bound } = turn;
  return {
    ...{ turn, assistant, now: nowOf(turn) },
    ...joinMessages(turn.messages.map(({ text }) => text)),
    trust: narrower(bound.row.trust, assistant.settings.trust),
    isSilent: conversation.handler === 'human' || conversation.status === 'closed' || !isAnswering(bound),
  };
}

/** The wait was measured on the database's clock, from the oldest message on. */
const nowOf = ({ messages, waitedMs }: OpenTurn): Date =>
  new Date(Math.min(...messages.map(({ sent_at }) => sent_at.getTime())) + waitedMs);

/** Why the turn is not the bot's to answer, if so. Contact data is captured all the same. */
export function admit({ turn, trust, question, isSilent }: Admitted, standing: Standing): Stop | undefined {
  if (isSilent) return { stop: 'stay-silent', because: 'human-answers' };
  if (trust === 'off') return { stop: 'stay-silent', because: 'switched-off' };
  if (turn.waitedMs > staleAfterMs) return { stop: 'hand-over', because: 'stale' };
  if (isLoop(turn)) return { stop: 'hand-over', because: 'loop' };
  const hasFile = turn.messages.some(({ attachments }) => attachments.length > 0);
  if (hasFile && !hasWords(question)) return { stop: 'hand-over', because: 'attachment-only' };
  if (question === '') return { stop: 'stay-silent', because: 'nothing-to-read' };
  return standing === 'ended' ? { stop: 'hand-over', because: 'plan-ended' } : undefined;
}

/** The more careful of two levels. */
export const narrower = (left: TrustLevel, right: TrustLevel): TrustLevel =>
  trustLevels.indexOf(left) < trustLevels.indexOf(right) ? left : right;
