import { wholeText } from '../knowledge/source.js';
import type { Drafted, Stop } from './turn-state.js';

/**
 * The last look at a draft, whoever wrote it. An answer without support is never sent: each number, address and link must
 * stand in the passages that it cites (or in what the tenant says of itself), and most of its words must be theirs when
 * both are in one language. It is deliberately blind to style: a wrong refusal costs a handover, a wrong answer a customer.
 */
export function judge(drafted: Drafted): Drafted | Stop {
  const text = withoutImages(drafted.text).trim();
  if (text === '') return { stop: 'hand-over', because: 'unsupported' };
  const own = ownWords(drafted);
  const support = `${own}\n${fold(drafted.question)}`;
  // A visitor may name a number that the answer repeats; a link is only ever the tenant's.
  const isSupported = hasLinks(text, own) && hasNumbers(text, support) && hasWords(text, support);
  return isSupported ? { ...drafted, text } : { stop: 'hand-over', because: 'unsupported' };
}

/** An image in Markdown or HTML makes the visitor's browser call an address that the writer chose (F-090). */
const withoutImages = (text: string): string =>
  text.replace(/!\[[^\]]*\]\([^)]*\)/g, '').replace(/<\/?[a-z][^>]*>/gi, '');

/** What the tenant itself says: the cited passages, its business data, its instructions. */
function ownWords({ cited, turn, assistant }: Drafted): string {
  const { business, name } = turn.bound.row.tenant_config;
  const passages = cited.flatMap((passage) => [passage.source_title, passage.heading, wholeText(passage)]);
  return fold([...passages, name, ...Object.values(business), assistant.settings.instructions].join('\n'));
}

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .toLowerCase();

const linkPattern = /(?:https?:\/\/|www\.)[^\s<>()[\]"']+|[^\s<>()[\]"']+@[^\s<>()[\]"']+\.[a-z]{2,}/gi;
const numberPattern = /\d+(?:[.,:]\d+)*/g;

const trimmed = (link: string): string => link.replace(/[.,;:!?]+$/, '').toLowerCase();

/** Every link and e-mail address of the text, literally. */
const hasLinks = (text: string, own: string): boolean =>
  (fold(text).match(linkPattern) ?? []).map(trimmed).every((link) => own.includes(link));

/** Every number of the text; separators within it may differ. */
function hasNumbers(text: string, support: string): boolean {
  const known = new Set((support.match(numberPattern) ?? []).map(digitsOf));
  const numbers = (fold(text).replace(linkPattern, ' ').match(numberPattern) ?? []).map(digitsOf);
  return numbers.every((number) => known.has(number));
}

const digitsOf = (number: string): string =>
  number
    .replace(/[.,:]0*$/, '')
    .replace(/[.,:]/g, '')
    .replace(/^0+(?=\d)/, '');

/** Below this share the answer speaks of something else. */
const minShare = 0.4;
/** So few shared words mean that answer and passages are in two languages, where words prove nothing. */
const otherLanguageShare = 0.12;
const stemLength = 5;

function hasWords(text: string, support: string): boolean {
  const stems = stemsOf(fold(text));
  if (stems.length === 0) return true;
  const known = new Set(stemsOf(support));
  const share = stems.filter((stem) => known.has(stem)).length / stems.length;
  return share >= minShare || share < otherLanguageShare;
}

const stemsOf = (text: string): string[] =>
  (text.match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, stemLength));
