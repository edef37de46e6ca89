import { judgeNumber } from './judge-number.js';
import { nationalIds, type NationalId } from './national-ids.js';
import { overlaps, type Span } from './span.js';

const cueReach = 60;

/** Identity numbers of people; where a form is common, only in its country or after its name. */
export function findNationalIds(text: string, country: string): Span[] {
  const found: Span[] = [];
  for (const kind of nationalIds) {
    for (const match of text.matchAll(kind.written)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const id = match[0].replace(/[^\p{L}\d]/gu, '').toUpperCase();
      if (kind.holds(id) && !overlaps(span, found) && counts(kind, country, { text, ...span }))
        found.push(span);
    }
  }
  return found;
}

function counts(kind: NationalId, country: string, { text, start, end }: Span & { text: string }): boolean {
  if (kind.strength === 'strong' || kind.cue.test(text.slice(Math.max(0, start - cueReach), start)))
    return true;
  if (kind.strength === 'form') return judgeNumber(text, start, end) !== 'reference';
  return kind.strength === 'weak' && kind.countries.includes(country);
}
