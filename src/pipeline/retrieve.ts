import type { FoundPassage } from '../knowledge/search-knowledge.js';
import { asks } from './join-messages.js';
import { leaveOutContacts } from './leave-out-contacts.js';
import { fallbackReply } from './route-intent.js';
import type { Captured, Grounded, Stop } from './turn-state.js';

const maxPassages = 6;
/** A visitor who goes on ("and on Sunday?") means what was said before. */
const shortQuestionWords = 4;
/** From this score on a passage is worth an answer. */
const likelyScore = 0.2;
/** From this score on it is so surely the answer that there is no need to look further. */
export const sureScore = 0.6;
/** Below this a passage shares no more with the question than any text does. */
const relatedScore = 0.002;

export type Search = (query: {
  question: string;
  limit: number;
  language: string;
}) => Promise<FoundPassage[]>;

export interface RetrieveDeps {
  search: Search;
  /** All of the knowledge when it is small, for a model to read; absent when there is no model. */
  readSmall: (() => Promise<FoundPassage[]>) | undefined;
}

/**
 * The passages that may hold the answer. By themselves only likely ones are good enough; a model that says when it is unsure
 * is also shown what is merely related, and a small knowledge whole: the question may use other words than the answer, or
 * another language.
 */
export async function retrieve(captured: Captured, deps: RetrieveDeps): Promise<Grounded | Stop> {
  const found = await findPassages(captured, deps.search);
  const likely = found.filter(({ score }) => score >= likelyScore);
  if (likely.length === 0 && !asks(captured.question)) {
    const reply = fallbackReply(captured);
    if (reply) return reply;
  }
  const isSure = found.some(({ score }) => score >= sureScore);
  const passages = deps.readSmall && !isSure ? await widen(found, deps.readSmall) : likely;
  if (passages.length > 0) return { ...captured, passages };
  return fallbackReply(captured) ?? { stop: 'hand-over', because: 'nothing-known' };
}

async function findPassages(captured: Captured, search: Search): Promise<FoundPassage[]> {
  const { core, language, turn } = captured;
  const question = leaveOutContacts(core, turn.bound.row.tenant_config.country);
  const found = await search({ question, limit: maxPassages, language });
  const inContext = questionInContext(captured);
  if (found.some(({ score }) => score >= likelyScore) || inContext === undefined) return found;
  const again = await search({ question: inContext, limit: maxPassages, language });
  return again.some(({ score }) => score >= likelyScore) ? again : found;
}

async function widen(
  found: readonly FoundPassage[],
  readSmall: () => Promise<FoundPassage[]>,
): Promise<FoundPassage[]> {
  const all = await readSmall();
  if (all.length === 0) return found.filter(({ score }) => score >= relatedScore);
  const isFound = ({ passage_id }: FoundPassage) => found.some((each) => each.passage_id === passage_id);
  return [...found, ...all.filter((passage) => !isFound(passage))];
}

function questionInContext({ core, turn }: Captured): string | undefined {
  if (core.split(/\s+/u).length > shortQuestionWords) return undefined;
  const before = turn.history.filter(({ role }) => role === 'visitor').at(-1);
  return before && `${before.text.slice(0, 500)}\n${core}`;
}
