import type { PublishedAssistant } from '../assistants/read-assistant.js';
import { isAnswering } from '../connections/connection.js';
import { type TrustLevel, trustLevels } from '../contract/common.js';
import { staleAfterMs } from '../inbox/delivery.js';
import type { OpenTurn } from '../inbox/turn.js';
import type { Admitted, Stop } from './turn-state.js';

/** Longer texts are cut for understanding and for the model; the whole stays stored (F-073). */
const maxQuestionLength = 4_000;

/** The turn with its assistant: what was asked, and how far the bot may go here. */
export function openTurn(turn: OpenTurn, assistant: PublishedAssistant): Admitted {
  const { conversation, bound } = turn;
  const question = turn.messages
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join('\n')
    .slice(0, maxQuestionLength);
  return {
    turn,
    assistant,
    question,
    trust: narrower(bound.row.trust, assistant.settings.trust),
    isSilent: conversation.handler === 'human' || conversation.status === 'closed' || !isAnswering(bound),
  };
}

/** Why the turn is not the bot's to answer, if so. Contact data is captured all the same. */
export function admit({ turn, trust, question, isSilent }: Admitted): Stop | undefined {
  if (isSilent) return { stop: 'stay-silent', because: 'human-answers' };
  if (trust === 'off') return { stop: 'stay-silent', because: 'switched-off' };
  if (turn.waitedMs > staleAfterMs) return { stop: 'hand-over', because: 'stale' };
  if (question !== '') return undefined;
  const hasFile = turn.messages.some(({ attachments }) => attachments.length > 0);
  return hasFile
    ? { stop: 'hand-over', because: 'attachment-only' }
    : { stop: 'stay-silent', because: 'nothing-to-read' };
}

/** The more careful of two levels. */
export const narrower = (left: TrustLevel, right: TrustLevel): TrustLevel =>
  trustLevels.indexOf(left) < trustLevels.indexOf(right) ? left : right;
