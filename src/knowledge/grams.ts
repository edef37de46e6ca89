const gramLength = 4;

/** The pieces of four characters that a word is made of, with its borders: `price` → _pri, pric, rice, ice_. */
export function gramsOf(word: string): string[] {
  const bordered = `_${word}_`;
  if (bordered.length <= gramLength) return [bordered];
  return Array.from({ length: bordered.length - gramLength + 1 }, (_, at) =>
    bordered.slice(at, at + gramLength),
  );
}
