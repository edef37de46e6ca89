/** A stretch of a message: plain words, or an address to link. */
export interface Stretch {
  text: string;
  href?: string;
}

const address = /https?:\/\/[^\s<>"'`\u2018-\u201f]+/giu;
/** What usually ends the sentence rather than the address. */
const sentenceEnd = /[.,;:!?…*_~]+$/u;

/** Finds the web addresses in a text. Only http and https become links; everything else stays text. */
export function splitLinks(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    const shown = withoutTail(match[0]);
    const href = webAddress(shown);
    if (href === undefined) continue;
    if (match.index > end) stretches.push({ text: text.slice(end, match.index) });
    stretches.push({ text: shown, href });
    end = match.index + shown.length;
  }
  if (end < text.length) stretches.push({ text: text.slice(end) });
  return stretches;
}

/** The address as a browser will open it; nothing when it is none that we link. */
export function webAddress(text: string): string | undefined {
  try {
    const { protocol, href } = new URL(text);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}

/** A closing bracket belongs to the address only if it opens there too: (see https://example.com/a_(b)). */
function withoutTail(found: string): string {
  const trimmed = found.replace(sentenceEnd, '');
  const last = trimmed.at(-1) ?? '';
  const opening = { ')': '(', ']': '[', '}': '{' }[last];
  if (opening === undefined || count(trimmed, opening) >= count(trimmed, last)) return trimmed;
  return withoutTail(trimmed.slice(0, -1));
}

const count = (text: string, sign: string): number => text.split(sign).length - 1;
