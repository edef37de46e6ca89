import type { Admitted, Captured, Stop } from './turn-state.js';

/** A turn that took its process down, or failed, so often is a human's: others must not wait behind it (reliability.md F-015). */
const mostClaims = 6;

/** Where a human has the conversation already there is nothing to hand over, and nothing to say. */
export const whyGivenUp = ({ isSilent }: Admitted): Stop =>
  isSilent ? { stop: 'stay-silent', because: 'human-answers' } : { stop: 'hand-over', because: 'failing' };

export const hasFailedTooOften = ({ turn }: Admitted): boolean => turn.conversation.claims > mostClaims;

/** The turn without another look at its words: one of them may be what nothing here survives. */
export function giveUp(admitted: Admitted): Captured {
  const { conversation, bound } = admitted.turn;
  const [fallback = 'en'] = bound.row.tenant_config.languages;
  const language = conversation.language ?? fallback;
  return { ...admitted, language, intents: [], intent: null, confidence: null, candidates: [], lead: null };
}
