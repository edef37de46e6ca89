/** FNV-1a over the UTF-16 units of a text, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

/**
 * A vector of length 1 made of the text's character n-grams (three to five, within words): texts that share words and
 * stems are near each other, and the same text gives the same vector on every machine.
 */
export function embedText(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (const word of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []) {
    const padded = `<${word}>`;
    for (let size = 3; size <= 5; size += 1)
      for (let start = 0; start + size <= padded.length; start += 1) {
        const code = hash(padded.slice(start, start + size));
        const place = code % dimensions;
        vector[place] = (vector[place] ?? 0) + (code & 0x8000_0000 ? -1 : 1);
      }
  }
  const norm = Math.hypot(...vector);
  // A text without a letter still needs a direction, or its similarity to others is undefined.
  if (norm === 0) return vector.map((_, index) => (index === 0 ? 1 : 0));
  return vector.map((value) => value / norm);
}
