import { chatWords, closePairs, sharedWords, tellingLetters } from './chat-words.js';

/** What a text is written in: ISO 639-1 (Norwegian of either form is `no`), and how sure that is, 0 to 1. */
export type DetectedLanguage = { language: string; confidence: number };

/** `allowed`: the only languages to answer with. `previous`: what the conversation was in so far. */
export type LanguageHints = {
  allowed?: readonly string[] | undefined;
  fallback: string;
  previous?: string | null | undefined;
};

/** Tells by letter sequences how well a text fits each language, 0 to 1. */
export type ScoreLetters = (text: string) => Readonly<Record<string, number>>;

/** Loaded when it is first needed: it takes more memory than all the rest of a process that only takes webhooks. */
export async function loadLetterScores(): Promise<ScoreLetters> {
  const { eld } = await import('eld/extrasmall');
  return (text) => eld.detect(text).getScores();
}

type Scores = Map<string, number>;

/** How much evidence counts besides letter sequences; set on lines that the tests do not hold. */
const weights = {
  bytesToTrust: 4,
  words: 0.6,
  letter: 0.08,
  spelling: 0.2,
  previous: 0.05,
  fallback: 0.02,
} as const;
/** Below this the best language is no better than a guess and the conversation keeps the one it has. */
const leastEvidence = 0.3;
/** A language the tenant does not offer may lead by this much before the answer counts as "none of ours". */
const foreignLead = 0.25;
/** With less confidence than this a conversation does not change its language. */
const leastToSwitch = 0.6;
/** So few words leave the language as it is when they are words of it, or of so many that they tell nothing. */
const fewWords = 2;
const manyLanguages = 3;
/** Up to so many, a language that knows every word beats any that does not. */
const mostWordsKnown = 4;
const longestRead = 400;

const languagesByWord = indexWords();
const shared = new Set(sharedWords.split(/\s+/u));

function indexWords(): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const [language, words] of Object.entries(chatWords)) {
    for (const word of new Set(words.split(/\s+/u))) index.set(word, [...(index.get(word) ?? []), language]);
  }
  return index;
}

/**
 * The language of a chat message, however short. Numbers, addresses, emoji, bare names and words of every chat ("ok")
 * have none: then it is the previous language, else the fallback, with a confidence below 0.2. A foreign language that the
 * tenant does not offer gives the fallback. Takes well under a millisecond.
 */
export function detectLanguage(
  text: string,
  hints: LanguageHints,
  scoreLetters: ScoreLetters,
): DetectedLanguage {
  const allowed = hints.allowed?.map(unifyNorwegian);
  const fallback = unifyNorwegian(hints.fallback);
  const previous = hints.previous ? unifyNorwegian(hints.previous) : undefined;
  const kept = previous ?? fallback;
  const words = readWords(text);
  if (words.length === 0 || looksLikeNames(words)) return { language: kept, confidence: 0 };

  const knowing = languagesKnowing(words);
  if (words.length <= fewWords && (knowing.has(kept) || knowing.size >= manyLanguages))
    return { language: kept, confidence: knowing.has(kept) ? 1 / knowing.size : 0.1 };

  const scores = scoreLanguages(words, scoreLetters);
  if (knowing.size > 0)
    for (const other of [...scores.keys()].filter((key) => !knowing.has(key))) scores.delete(other);
  const [first, second] = rank(scores, { allowed, fallback, previous });
  if (!first || first.score < leastEvidence) return { language: kept, confidence: 0.1 };
  const lostTo = Math.max(...scores.values()) - (scores.get(first.language) ?? 0);
  if (lostTo > foreignLead) return { language: fallback, confidence: 0.1 };

  const confidence = confidenceOf(first.score - (second?.score ?? 0));
  const isSwitch = previous !== undefined && first.language !== previous;
  if (isSwitch && confidence < leastToSwitch) return { language: previous, confidence: 1 - confidence };
  return { language: first.language, confidence };
}

/** Browsers say nb or nn. */
const unifyNorwegian = (language: string) => (language === 'nb' || language === 'nn' ? 'no' : language);

/** Words that can carry a language: addresses, handles and whatever holds a digit are left out. */
function readWords(text: string): string[] {
  const plain = text
    .slice(0, longestRead)
    .normalize('NFC')
    .replace(/\S*(?:@|:\/\/|www\.|\d)\S*/gu, ' ')
    .replace(/[’`´]/gu, "'");
  const words = plain.match(/[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*/gu) ?? [];
  return words.filter((word) => !shared.has(word.toLowerCase()));
}

/** "Marco Rossi": nothing but capitalised words that no list knows. */
function looksLikeNames(words: readonly string[]): boolean {
  return (
    words.length <= 4 &&
    words.every((word) => /^\p{Lu}\p{Ll}/u.test(word) && !languagesByWord.has(word.toLowerCase()))
  );
}

/** The languages whose lists hold every word; none for longer texts, where letter sequences tell more. */
function languagesKnowing(words: readonly string[]): ReadonlySet<string> {
  if (words.length > mostWordsKnown) return new Set();
  const [first = [], ...others] = words.map((word) => languagesByWord.get(word.toLowerCase()) ?? []);
  return new Set(first.filter((language) => others.every((known) => known.includes(language))));
}

function scoreLanguages(words: readonly string[], scoreLetters: ScoreLetters): Scores {
  const letters = words.join(' ').toLowerCase();
  const bytes = Buffer.byteLength(letters);
  const trust = bytes / (bytes + weights.bytesToTrust);
  const sequences = Object.entries(scoreLetters(letters));
  const scores: Scores = new Map(sequences.map(([language, score]) => [language, score * trust]));
  const add = (language: string, points: number) =>
    scores.set(language, (scores.get(language) ?? 0) + points);

  for (const word of words) {
    const languages = languagesByWord.get(word.toLowerCase()) ?? [];
    for (const language of languages) add(language, weights.words / languages.length / words.length);
  }
  for (const [letter, languages] of tellingLetters) {
    if (letter.test(letters)) for (const language of languages) add(language, weights.letter);
  }
  for (const pair of closePairs) {
    for (const { language, spelling } of pair) {
      if (scores.has(language))
        add(language, (weights.spelling * (letters.match(spelling)?.length ?? 0)) / words.length);
    }
  }
  return scores;
}

/** The languages that may be answered, best first; what the conversation was in settles close calls. */
function rank(
  scores: Scores,
  { allowed, fallback, previous }: LanguageHints,
): { language: string; score: number }[] {
  const prior = (language: string) =>
    (language === previous ? weights.previous : 0) + (language === fallback ? weights.fallback : 0);
  return [...scores]
    .filter(([language]) => allowed?.includes(language) ?? true)
    .map(([language, score]) => ({ language, score: score + prior(language) }))
    .sort((a, b) => b.score - a.score);
}

/** Read off the share of right answers by lead, on lines that the tests do not hold: 0.02 is right every other time. */
function confidenceOf(lead: number): number {
  return 1 - 0.55 * Math.exp(-20 * lead);
}
