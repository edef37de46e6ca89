/** Tokens as a rule of thumb: four bytes each. Real tokenisers differ by model; limits and usage here follow this one. */
export const bytesPerToken = 4;

export function countTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text, 'utf8') / bytesPerToken);
}

/** The beginning of a text that has at most so many tokens; never half a character. */
export function firstTokens(text: string, tokens: number): string {
  let left = tokens * bytesPerToken;
  let end = 0;
  for (const character of text) {
    left -= Buffer.byteLength(character, 'utf8');
    if (left < 0) break;
    end += character.length;
  }
  return text.slice(0, end);
}
