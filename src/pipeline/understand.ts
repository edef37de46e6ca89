import { classify } from '../intents/classify.js';
import type { LoadedIntents } from '../intents/load-intents.js';
import { detectLanguage, type ScoreLetters } from './language/detect-language.js';
import { narrower } from './admit.js';
import type { Admitted, Understood } from './turn-state.js';

/** Below this the best intent is not even worth asking the model about. */
const worthAsking = 0.25;

/** In which language, and what for. */
export function understand(
  admitted: Admitted,
  { intents, classifier }: LoadedIntents,
  scoreLetters: ScoreLetters,
): Understood {
  const { core, turn, trust } = admitted;
  const { conversation, bound } = turn;
  const previous = conversation.language ?? conversation.visitor.language?.slice(0, 2).toLowerCase();
  const [fallback = 'en'] = bound.row.tenant_config.languages;
  const { language } = detectLanguage(core, { fallback, previous }, scoreLetters);
  const verdict = classifier && classify(core, classifier);
  const byName = (name: string | null | undefined) => intents.find((intent) => intent.name === name);
  const intent = byName(verdict?.intent) ?? null;
  const maybe = [verdict?.best, verdict?.runner_up].map(byName).filter((found) => found !== undefined);
  const isUnsure = intent === null && (verdict?.confidence ?? 0) >= worthAsking;
  return {
    ...admitted,
    trust: intent?.trust ? narrower(trust, intent.trust) : trust,
    language,
    intents,
    intent,
    confidence: verdict?.confidence ?? null,
    candidates: isUnsure ? maybe : [],
  };
}
