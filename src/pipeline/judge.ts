import { wholeText } from '../knowledge/source.js';
import { fixedRules } from './ask-model.js';
import { detectLanguage, type ScoreLetters } from './language/detect-language.js';
import { codesIn, fold, linksIn, numbersIn, tellsCode, termsIn, wordsIn } from './read-claims.js';
import type { Drafted, Stop } from './turn-state.js';
import { vouchedByBusiness, wordsOfBusiness } from './words-of-business.js';

/**
 * The last look at a draft, whoever wrote it. An answer without support is never sent: each number, address and link must
 * stand in the passages that it cites (or in what the tenant says of itself), so must each code, and most of what it says must
 * be theirs. It is deliberately blind to style: a wrong refusal costs a handover, a wrong answer a customer.
 */
export function judge(drafted: Drafted, scoreLetters: ScoreLetters): Drafted | Stop {
  const text = withoutImages(drafted.text).trim();
  const evidence = evidenceFor(drafted);
  const isSupported =
    text !== '' &&
    hasLinks(text, evidence) &&
    hasNumbers(text, evidence) &&
    keepsSecrets(text, evidence) &&
    (isTranslation(text, evidence, scoreLetters) ? hasAnchor(text, evidence) : isTheirs(text, evidence));
  return isSupported ? { ...drafted, text } : { stop: 'hand-over', because: 'unsupported' };
}

/** An image in Markdown or HTML makes the visitor's browser call an address that the writer chose (F-090). */
const withoutImages = (text: string): string =>
  text.replace(/!\[[^\]]*\]\([^)]*\)/g, '').replace(/<\/?[a-z][^>]*>/gi, '');

interface Evidence {
  /** The cited passages, one by one, and what the business says of itself. */
  sayings: readonly string[];
  /** The cited passages as they stand. */
  cited: string;
  /** All that may vouch for anything. */
  own: string;
  /** All that the assistant was told: it steers, and is not for visitors. */
  instructions: string;
  /** Of that what vouches for links and numbers. */
  vouched: string;
  question: string;
  /** That the visitor writes in. */
  language: string;
}

function evidenceFor({ cited, turn, assistant, question, language }: Drafted): Evidence {
  const { business, name } = turn.bound.row.tenant_config;
  const passages = cited.map((passage) =>
    [passage.source_title, passage.heading, wholeText(passage)].join('\n'),
  );
  const sayings = [...passages, [name, ...Object.values(business)].join('\n')];
  return {
    ...{ sayings, question, language },
    cited: passages.join('\n'),
    own: sayings.join('\n'),
    instructions: wordsOfBusiness(assistant.settings),
    vouched: vouchedByBusiness(assistant.settings),
  };
}

/** Every link and e-mail address of the text, literally; a link is only ever the tenant's. */
function hasLinks(text: string, { own, vouched }: Evidence): boolean {
  const theirs = fold(`${own}\n${vouched}`);
  return linksIn(text).every((link) => theirs.includes(link));
}

/**
 * Every number of the text; separators within it may differ. A visitor's number may be repeated beside one of the business's,
 * to compare the two; alone it would be the visitor's word that is confirmed.
 */
function hasNumbers(text: string, { own, vouched, question }: Evidence): boolean {
  const theirs = new Set(numbersIn(`${own}\n${vouched}`));
  const asked = new Set(numbersIn(question));
  const numbers = numbersIn(text);
  const foreign = numbers.filter((number) => !theirs.has(number));
  return (
    foreign.every((number) => asked.has(number)) && (foreign.length === 0 || foreign.length < numbers.length)
  );
}

/**
 * A voucher, a key or a code word that no passage holds was made up, or comes out of the instructions; so does a whole
 * sentence of them. A visitor who talks the model into telling them gets a human instead (F-087, F-089).
 */
function keepsSecrets(text: string, evidence: Evidence): boolean {
  const { own, instructions, question } = evidence;
  const isOpen = (code: string) => fold(own).includes(fold(code));
  const isTheVisitors = (word: string) => !/\d/.test(word) && question.includes(word);
  return (
    codesIn(text).every((code) => isOpen(code) || isTheVisitors(code)) &&
    !codesIn(instructions).some((code) => !isOpen(code) && tellsCode(text, code)) &&
    !recites(text, evidence)
  );
}

/** So many words in a row are no coincidence. */
const verbatimWords = 10;

function recites(text: string, { own, instructions }: Evidence): boolean {
  const asLine = (each: string) => ` ${wordsIn(each).join(' ')} `;
  const [rules, open] = [asLine([instructions, ...fixedRules].join('\n')), asLine(own)];
  const words = wordsIn(text);
  return words.slice(verbatimWords - 1).some((_, at) => {
    const run = ` ${words.slice(at, at + verbatimWords).join(' ')} `;
    return rules.includes(run) && !open.includes(run);
  });
}

/** So alike that most words meet, and that a short text may be taken for either: that is not what has to be told apart here. */
const alike: readonly (readonly string[])[] = [
  ['no', 'da', 'sv'],
  ['es', 'pt', 'gl', 'ca'],
];
/** Less sure than this, answer and passages are taken to be in one language, which is the stricter check. */
const sureOfLanguage = 0.6;
const sureOfAlike = 0.45;

/** Whether answer and passages are in two languages, where words prove nothing. */
function isTranslation(text: string, { cited, language }: Evidence, scoreLetters: ScoreLetters): boolean {
  const [here, there] = [text, cited].map((each) => groupOf(each, language, scoreLetters));
  return here !== undefined && there !== undefined && here !== there;
}

/** The first of the languages that a text may be in; nothing when that is not clear. */
function groupOf(text: string, fallback: string, scoreLetters: ScoreLetters): string | undefined {
  const { language, confidence } = detectLanguage(text, { fallback }, scoreLetters);
  const group = alike.find((languages) => languages.includes(language));
  return confidence < (group ? sureOfAlike : sureOfLanguage) ? undefined : (group?.[0] ?? language);
}

/** What no translation changes, a number, a name, a word that both languages have: something must come from the passages. */
function hasAnchor(text: string, { cited }: Evidence): boolean {
  const known = termsIn(cited);
  return [...termsIn(text).all].some((term) => known.has(term));
}

/** Below this share the answer speaks of something else. */
const leastShare = 1 / 3;

/**
 * Whether one of the passages, or the business's own data, says a good part of it. What the visitor said proves nothing, and
 * words that are gathered from all over the knowledge prove as little.
 */
function isTheirs(text: string, { sayings }: Evidence): boolean {
  const said = [...termsIn(text).all];
  if (said.length === 0) return true;
  return sayings.some((saying) => {
    const theirs = termsIn(saying);
    return said.filter((term) => theirs.has(term)).length / said.length >= leastShare;
  });
}
