import {
  addressWords,
  countryDomains,
  fileEndings,
  spelledSigns,
  topLevelDomains,
  wordsBeforePreposition,
} from './email-words.js';
import { overlaps, type Span } from './span.js';

/** An address as it stands in the text, and what it says, in lower case with spelled signs resolved. */
export type FoundEmail = Span & { email: string; isInUrl: boolean };

/** How far back a URL or an announcement is looked for. */
const mostUrl = 200;

type At = Span & { isBare: boolean; isSign: boolean };
type Domain = { name: string; end: number; isSpelled: boolean };

const words = (list: string) => new Set(list.trim().split(/\s+/u));
const files = words(fileEndings);
const domains = words(`${countryDomains} ${topLevelDomains}`);
const prepositional = words(wordsBeforePreposition);

const letter = '\\p{Script=Latin}\\d';
const alternatives = (list: string) => list.replace(/\s*\n\s*/gu, '');
const inBrackets = (list: string) => `\\s*[([{<]\\s*(?:${list})\\s*[)\\]}>]\\s*`;
const asWord = (list: string) => `\\s+(?:${list})\\s+`;
const spelled = (list: string, sign: string) => `(?:${inBrackets(`${list}|${sign}`)}|${asWord(list)})`;
const { at, bracketedAt, dot, underscore, dash, plus } = spelledSigns;

const atPattern = new RegExp(
  `(?<sign>@)|${inBrackets(`${alternatives(at)}|${bracketedAt}`)}|(?<=[${letter}])[-_]at[-_](?=[${letter}])` +
    `|(?<![\\p{L}\\d])(?:${alternatives(at)})(?![\\p{L}\\d])|(?<bare>(?<=\\s)at(?=\\s))`,
  'giu',
);
const dotPattern = `(?:${spelled(dot, '\\.')}|\\.)`;
const atom = `[${letter}_%+&'-]+`;
const joint = `(?:${spelled(dot, '\\.')}|${spelled(underscore, '_')}|${spelled(dash, '-')}|${spelled(plus, '\\+')}|\\.)`;
const localPattern = new RegExp(`${atom}(?:${joint}${atom})*$`, 'iu');
const labelPattern = new RegExp(
  `(${dotPattern}|\\s\\.\\s?|)([${letter}](?:[${letter}-]*[${letter}])?)`,
  'iuy',
);

const resolutions: readonly (readonly [RegExp, string])[] = [
  [new RegExp(spelled(underscore, '_'), 'giu'), '_'],
  [new RegExp(spelled(dash, '-'), 'giu'), '-'],
  [new RegExp(spelled(plus, '\\+'), 'giu'), '+'],
  [new RegExp(spelled(dot, '\\.'), 'giu'), '.'],
];
const resolve = (local: string) =>
  resolutions.reduce((text, [word, sign]) => text.replace(word, sign), local);

/**
 * Every e-mail address in a folded text, plain or spelled ("lee dot park at example dot com", "per (krøllalfa) example.no").
 * Handles, file names, package versions, credentials in URLs and ssh remotes are none.
 */
export function findEmails(text: string): FoundEmail[] {
  const found: FoundEmail[] = [];
  for (const match of text.matchAll(atPattern)) {
    const sign: At = {
      start: match.index,
      end: match.index + match[0].length,
      isBare: match.groups?.['bare'] !== undefined,
      isSign: match.groups?.['sign'] !== undefined,
    };
    const email = readAddress(text, sign);
    if (email && !overlaps(email, found.slice(-1))) found.push(email);
  }
  return found;
}

function readAddress(text: string, sign: At): FoundEmail | undefined {
  const domain = readDomain(text, sign);
  const written = domain && readLocal(text, sign);
  if (!written) return undefined;
  const { start } = written;
  const local = resolve(written.local);
  const isHandle =
    sign.isSign && sign.start - start > written.local.length && !/^\s/u.test(text.slice(sign.end));
  if ((sign.isBare || isHandle) && !isSignHere(text, { start, local, sign, domain })) return undefined;
  if (isCode(text, start, domain.end)) return undefined;
  const token = /\S*$/u.exec(text.slice(Math.max(0, start - mostUrl), start))?.[0] ?? '';
  return {
    email: `${local}@${domain.name}`.toLowerCase(),
    start,
    end: domain.end,
    isInUrl: token.includes('://') || token.startsWith('www.'),
  };
}

function readLocal(text: string, sign: At): { local: string; start: number } | undefined {
  const before = text.slice(Math.max(0, sign.start - 80), sign.start).trimEnd();
  const written = localPattern.exec(before)?.[0].replace(/^[-.'&]+/u, '');
  if (!written || !/[\p{L}\d]/u.test(written)) return undefined;
  const gap = sign.start - Math.max(0, sign.start - 80) - before.length;
  return { local: written, start: sign.start - gap - written.length };
}

/** Labels after the sign, up to the last one that can end a domain. */
function readDomain(text: string, sign: At): Domain | undefined {
  let position = sign.end + (/^\s*/u.exec(text.slice(sign.end))?.[0].length ?? 0);
  const isLoose = position > sign.end || /\s/u.test(text.charAt(sign.start - 1));
  const labels: string[] = [];
  let isSpelled = false;
  let domain: Domain | undefined;
  for (;;) {
    labelPattern.lastIndex = position;
    const match = labelPattern.exec(text);
    const [, joint = '', label = ''] = match ?? [];
    if (!match || (labels.length === 0) !== (joint === '')) break;
    const isTight = joint === '.' || joint === '';
    const isKnown = isTopLevel(label);
    if (domain && startsSentence(joint, label, domain)) break;
    labels.push(label);
    position = labelPattern.lastIndex;
    isSpelled ||= !isTight;
    const canEnd = isKnown || (sign.isSign && !isLoose && !isSpelled && canBeUnknownTopLevel(labels));
    if (labels.length > 1 && canEnd) domain = { name: labels.join('.'), end: position, isSpelled };
  }
  return domain && !files.has(labels[labels.length - 1]?.toLowerCase() ?? '') ? domain : undefined;
}

/** "jane@example.com.Thanks", "jane at example . com . Call me": what follows a whole domain has to look like more of it. */
function startsSentence(joint: string, label: string, domain: Domain): boolean {
  if (joint === '.') return /^\p{Lu}\p{Ll}/u.test(label) && !/\p{Lu}/u.test(domain.name);
  return !/[\p{L}([{<]/u.test(joint) || !isTopLevel(label);
}

const isTopLevel = (label: string) => domains.has(label.toLowerCase()) || /^xn--/iu.test(label);

/** New endings appear every year; a version such as 3.4.1-beta is none. */
function canBeUnknownTopLevel(labels: readonly string[]): boolean {
  const last = labels[labels.length - 1] ?? '';
  return /^\p{L}{2,20}$/u.test(last) && !/^\d+$/u.test(labels[0] ?? '');
}

type Candidate = { start: number; local: string; sign: At; domain: Domain };

/** The bare word "at" (and the @ of a handle, "insta @jane.me") is a sign when the domain is spelled, the name looks like an address, or one was announced. */
function isSignHere(text: string, { start, local, sign, domain }: Candidate): boolean {
  if (prepositional.has(local.toLowerCase()) || /\spoint\s/iu.test(text.slice(sign.end, domain.end)))
    return false;
  if (domain.isSpelled || /[._\d]/u.test(local)) return true;
  const clause =
    text
      .slice(Math.max(0, start - mostUrl), start)
      .split(/[.!?\n]\s/u)
      .at(-1) ?? '';
  return addressWords.test(clause.slice(-40));
}

/** user:pass@host in a URL, git@host:path. */
function isCode(text: string, start: number, end: number): boolean {
  return (
    /:\/\/[^\s/]*$/u.test(text.slice(Math.max(0, start - 80), start)) ||
    /^:[\w~/]/u.test(text.slice(end, end + 2))
  );
}
