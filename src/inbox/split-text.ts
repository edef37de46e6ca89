/**
 * Splits a text that is too long for one message: at paragraphs, else at sentences, else at words, and only where nothing
 * else is left inside a word. Parts keep their order and lose no character but the white space between them.
 */
export function splitText(text: string, maxLength: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > maxLength) {
    const at = splitPoint(rest, maxLength);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  if (rest !== '') parts.push(rest);
  return parts;
}

const boundaries = [/\n\s*\n/g, /\n/g, /[.!?…。؟]["»”)]*\s/gu, /\s/g];

function splitPoint(text: string, maxLength: number): number {
  const window = text.slice(0, maxLength + 1);
  for (const boundary of boundaries) {
    const ends = [...window.matchAll(boundary)].map((match) => match.index + match[0].length);
    const last = ends.filter((end) => end <= maxLength).at(-1);
    // A boundary in the first third would make crumbs.
    if (last !== undefined && last > maxLength / 3) return last;
  }
  // Never between the halves of one character.
  const code = text.charCodeAt(maxLength - 1);
  return code >= 0xd800 && code <= 0xdbff ? maxLength - 1 : maxLength;
}
