import { nationalIds, type NationalId } from './national-ids.js';
import { overlaps, type Span } from './span.js';

const cueReach = 60;

/** Identity numbers of people with valid check digits; where a form is common, only in its country or after its name. */
export function findNationalIds(text: string, country: string): Span[] {
  const found: Span[] = [];
  for (const kind of nationalIds) {
    for (const match of text.matchAll(kind.written)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const id = match[0].replace(/[^\p{L}\d]/gu, '').toUpperCase();
      if (
        !overlaps(span, found) &&
        counts(kind, country, text.slice(Math.max(0, span.start - cueReach), span.start)) &&
        kind.holds(id)
      )
        found.push(span);
    }
  }
  return found;
}

function counts({ strength, countries, cue }: NationalId, country: string, before: string): boolean {
  if (strength === 'strong') return true;
  if (strength === 'weak' && countries.includes(country)) return true;
  return cue.test(before);
}
