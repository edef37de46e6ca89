import type { IndexedText, TermScores } from './postings.js';
import { bestLikeness, densestShare, findMatches, seek, shareOf, type Sought } from './match-words.js';
import { readQuestion, type Question } from './terms.js';

/** A passage that the index found, with its text. */
export interface Candidate extends IndexedText {
  number: number;
  /** How its source begins. */
  opening: string;
  source_language: string | null;
}

export interface Ranked<C extends Candidate> {
  candidate: C;
  /** How sure it is that the passage answers the question, 0 to 1; never more than that of a passage ranked before. */
  score: number;
}

/** Words within this distance belong to one statement. */
const statementLength = 20;

/**
 * Measured on six sets in six languages (src/tooling/eval/retrieval.ts): what a source is about and words that stand
 * together put the right passage in front of one that merely holds the same words.
 */
const rankWeights = { share: 1, topic: 0.3, statement: 0.3, resemblance: 0.25, language: 0.05 } as const;

/**
 * Logistic regression on "the knowledge base answers this", over knowledge bases of 5 to 200 documents. Sets with
 * questions from a single subject (where no lexical measure tells) were left out. What a resembling FAQ question adds was
 * measured on the intent sets, with their examples as FAQ questions.
 */
const confidenceWeights = { share: 17, statement: 4, matchedWords: 2.2, resemblance: 5, bias: -7.8 } as const;
/** Two questions that have less in common are different questions. */
const leastResemblance = 0.5;

/** Orders what the index found by a close look at the texts, and says how sure each is. */
export function rankPassages<C extends Candidate>(
  candidates: readonly C[],
  { best, weights }: TermScores,
  { question, language }: { question: Question; language: string | undefined },
): Ranked<C>[] {
  const shares = new Map(best.map(({ number, share }) => [number, share]));
  const sought = seek(question, weights);
  const ranked = candidates
    .map((candidate) => {
      const evidence = {
        share: shares.get(candidate.number) ?? 0,
        ...lookClosely(sought, candidate),
        topic: topicShare(sought, candidate),
        resemblance: resemblanceOf(candidate.question, question),
      };
      const speaks = isSameLanguage(candidate.source_language, language) ? 1 : 0;
      return {
        candidate,
        rank: rankOf(evidence) + rankWeights.language * speaks,
        score: confidence(evidence),
      };
    })
    .sort((a, b) => b.rank - a.rank || a.candidate.number - b.candidate.number);
  let ceiling = 1;
  return ranked.map(({ candidate, score }) => {
    ceiling = Math.min(ceiling, score);
    return { candidate, score: ceiling };
  });
}

interface Evidence {
  /** The part of the question that the index found in the passage. */
  share: number;
  /** The same in its best statement, with words that are only alike. */
  statement: number;
  /** How many words of the question, function words aside, were matched. */
  matchedWords: number;
  /** The part of the question found in what says what the source is about. */
  topic: number;
  /** The part of an FAQ entry's question found in the question asked. */
  resemblance: number;
}

const rankOf = ({ share, topic, statement, resemblance }: Evidence): number =>
  rankWeights.share * share +
  rankWeights.topic * topic +
  rankWeights.statement * statement +
  rankWeights.resemblance * resemblance;

function confidence({ share, statement, matchedWords, resemblance }: Evidence): number {
  const logit =
    confidenceWeights.bias +
    confidenceWeights.share * share +
    confidenceWeights.statement * statement +
    confidenceWeights.matchedWords * Math.log(1 + matchedWords) +
    confidenceWeights.resemblance * Math.max(0, resemblance - leastResemblance);
  return 1 / (1 + Math.exp(-logit));
}

function lookClosely(sought: Sought, passage: Candidate): Pick<Evidence, 'statement' | 'matchedWords'> {
  const { source_title, heading, question, text } = passage;
  const matches = findMatches(sought, [source_title, heading, question, text].join('\n'));
  const best = bestLikeness(sought, matches);
  return {
    statement: densestShare(sought, matches, statementLength),
    matchedWords: sought.words.reduce(
      (sum, { isFunctionWord }, at) => sum + (isFunctionWord ? 0 : (best[at] ?? 0)),
      0,
    ),
  };
}

/** The question of an FAQ entry says best what it is about; for prose the headings and the source's first lines do. */
function topicShare(sought: Sought, { source_title, heading, question, opening }: Candidate): number {
  const matches = findMatches(sought, [source_title, heading, question ?? opening].join('\n'));
  return shareOf(sought, bestLikeness(sought, matches));
}

/** Function words aside: a visitor who writes in keywords leaves them out. */
function resemblanceOf(known: string | null, asked: Question): number {
  if (known === null) return 0;
  const { words, terms } = readQuestion(known, undefined);
  const telling = words.filter(({ isFunctionWord }) => !isFunctionWord);
  const sought = seek({ words: telling.length > 0 ? telling : words, terms }, terms);
  const matches = findMatches(sought, asked.words.map(({ word }) => word).join(' '));
  return shareOf(sought, bestLikeness(sought, matches));
}

const isSameLanguage = (source: string | null, asked: string | undefined): boolean =>
  source !== null && asked !== undefined && source.split('-')[0] === asked.split('-')[0];
