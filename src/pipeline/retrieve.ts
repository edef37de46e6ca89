import type { FoundPassage } from '../knowledge/search-knowledge.js';
import { fallbackReply } from './route-intent.js';
import type { Captured, Grounded, Stop } from './turn-state.js';

const maxPassages = 6;
/** A visitor who goes on ("and on Sunday?") means what was said before. */
const shortQuestionWords = 4;

export type Search = (query: {
  question: string;
  limit: number;
  language: string;
}) => Promise<FoundPassage[]>;

/** The passages that may hold the answer. `isLikely` says whether a passage's score is worth an answer. */
export async function retrieve(
  captured: Captured,
  { search, isLikely }: { search: Search; isLikely: (passage: FoundPassage) => boolean },
): Promise<Grounded | Stop> {
  const { language } = captured;
  const found = await search({ question: captured.question, limit: maxPassages, language });
  const likely = found.filter(isLikely);
  if (likely.length > 0) return { ...captured, passages: likely };
  const inContext = questionInContext(captured);
  const again =
    inContext === undefined ? [] : await search({ question: inContext, limit: maxPassages, language });
  const passages = again.filter(isLikely);
  if (passages.length > 0) return { ...captured, passages };
  return fallbackReply(captured) ?? { stop: 'hand-over', because: 'nothing-known' };
}

function questionInContext({ question, turn }: Captured): string | undefined {
  if (question.split(/\s+/u).length > shortQuestionWords) return undefined;
  const before = turn.history.filter(({ role }) => role === 'visitor').at(-1);
  return before && `${before.text.slice(0, 500)}\n${question}`;
}
