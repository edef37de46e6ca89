import { asksWhose, correctedAfter, endsInQuestion, othersAfter, ownershipRules } from './ownership-words.js';
import type { Span } from './span.js';

const reach = 70;

/** Whether the visitor gives this number or address as their own; without a sign of anyone else it is. */
export function isVisitors(text: string, { start, end }: Span): boolean {
  const after = text.slice(end, end + reach);
  if (othersAfter.test(after) || correctedAfter.test(after)) return false;
  const before = text.slice(Math.max(0, start - reach), start);
  if (asksWhose.test(before) && endsInQuestion.test(after)) return false;
  return nearestOwner(clauseOf(before)) !== 'other';
}

/** What stands since the last full stop, question or line, and since another number or address in it. */
function clauseOf(before: string): string {
  const sentence = before.split(/[!?\n;]|\.\s/u).at(-1) ?? '';
  return sentence.replace(/^.*(?:\d[\d ()./-]{3,}\d|\S@\S+)/u, '');
}

function nearestOwner(clause: string): 'visitor' | 'other' | undefined {
  let nearest: { owner: 'visitor' | 'other'; end: number } | undefined;
  for (const { owner, words } of ownershipRules) {
    for (const match of clause.matchAll(words)) {
      const end = match.index + match[0].length;
      if (!nearest || end >= nearest.end) nearest = { owner, end };
    }
  }
  return nearest?.owner;
}
