import {
  compoundNumber,
  fillers,
  links,
  numberWords,
  phoneStems,
  phoneWords,
  possessives,
  referenceWords,
} from './number-words.js';

/** What the words around a number make of it: one to call, the name of a thing, or nothing said. */
export type NumberRole = 'phone' | 'reference' | 'unsaid';

const reach = 80;
const mostWords = 8;
const word = /[\p{L}\p{M}#№][\p{L}\p{M}'/°º-]*\.?/gu;
const copula = /^\s*(?:\)?\s*(?:is|was|er|var|ist|war|est|es|era|هو|=|-|–|\()\s*|c'est\s+)/iu;

/** Decided by the nearest telling word of the clause before the number, else by what follows "is" behind it. */
export function judgeNumber(text: string, start: number, end: number): NumberRole {
  const before = judgeBefore(text.slice(Math.max(0, start - reach), start));
  return before === 'unsaid' ? judgeAfter(text.slice(end, end + reach)) : before;
}

function judgeBefore(before: string): NumberRole {
  const words = [...before.matchAll(word)];
  let boundary = before.length;
  for (let index = words.length - 1; index >= Math.max(0, words.length - mostWords); index -= 1) {
    const match = words[index];
    if (!match) break;
    const end = match.index + match[0].length;
    if (endsClause(match[0], before.slice(end, boundary))) break;
    boundary = match.index;
    const role = roleOfWord(
      bare(match[0]),
      bare(words[index + 1]?.[0]),
      wordBefore(before, match, words[index - 1]),
    );
    if (role !== 'unsaid') return role;
  }
  return 'unsaid';
}

/** "90123457 is my order number", "90123456 (mobil)". */
function judgeAfter(after: string): NumberRole {
  const opened = copula.exec(after);
  if (!opened) return 'unsaid';
  const clause = after.slice(opened[0].length).split(/[.,;!?\n]/u)[0] ?? '';
  const words = [...clause.matchAll(word)].slice(0, 5).map(([written]) => bare(written));
  for (const [index, written] of words.entries()) {
    const role = roleOfWord(written, words[index + 1] ?? '', words[index - 1] ?? '');
    if (role !== 'unsaid') return role;
  }
  return 'unsaid';
}

/** The word before in the same clause. */
function wordBefore(text: string, match: RegExpExecArray, previous: RegExpExecArray | undefined): string {
  if (!previous) return '';
  const gap = text.slice(previous.index + previous[0].length, match.index);
  return endsClause(previous[0], gap) ? '' : bare(previous[0]);
}

const bare = (written: string | undefined) => (written ?? '').toLowerCase().replace(/\.$/u, '');

/** A colon carries on to the next line; a full stop after an abbreviation ("ref.", "nr.") ends nothing. */
function endsClause(written: string, gap: string): boolean {
  if (gap.includes(':')) return false;
  if (/[,;!?\n]/u.test(gap)) return true;
  return written.endsWith('.') ? !isAbbreviation(bare(written)) : /\.\s/u.test(gap);
}

const isAbbreviation = (written: string) =>
  phoneWords.test(written) ||
  referenceWords.test(written) ||
  numberWords.test(written) ||
  written.length <= 3;

function roleOfWord(written: string, next: string, previous: string): NumberRole {
  if (phoneWords.test(written)) return 'phone';
  const stem = compoundNumber.exec(written)?.[1];
  if (stem !== undefined) return phoneStems.test(stem) ? 'phone' : 'reference';
  if (referenceWords.test(written)) return 'reference';
  return numberWords.test(written) ? roleOfCount(next, previous) : 'unsaid';
}

/** "My number", "membership number", "número de socio", "رقم العضوية". */
function roleOfCount(next: string, previous: string): NumberRole {
  if (possessives.test(previous) || possessives.test(next)) return 'phone';
  if (phoneWords.test(previous) || phoneWords.test(next) || previous.endsWith("'s")) return 'phone';
  const counted = /^\p{Script=Arabic}/u.test(next) ? next : links.test(next) ? next : previous;
  return counted === '' || fillers.test(counted) ? 'unsaid' : 'reference';
}
