/** Words of a very long message that count: its beginning and its end, where people say what they want. */
const keptAtEachEnd = 80;
/** Longer than any word: what is cut off was an address or a key. */
const maxTokenLength = 24;

const words = /[\p{L}\p{M}\p{N}]+|\p{Extended_Pictographic}/gu;
/** Latin accents, which many visitors leave out, and Arabic vowel signs and stretching. Marks of Indic scripts stay. */
const optionalMarks = /[\u0300-\u036f]|[\u0610-\u061a]|\u0640|[\u064b-\u065f]|\u0670/gu;
const longNumber = /^\p{N}{5,}$/u;

/** Letters that Arabic writers use for one another. */
const arabicVariants: Readonly<Record<string, string>> = { ٱ: 'ا', ى: 'ي', ة: 'ه', ک: 'ك', ی: 'ي' };

/**
 * The words of a message in any language: compatibility forms, case, accents and common Arabic spellings folded together.
 * Of order, account, postal and telephone numbers only the length remains: which number it is tells nothing about the intent.
 */
export function tokenise(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(optionalMarks, '')
    .replace(/[ٱىةکی]/gu, (letter) => arabicVariants[letter] ?? letter)
    .normalize('NFC');
  const found = folded.match(words) ?? [];
  const kept =
    found.length > 2 * keptAtEachEnd
      ? [...found.slice(0, keptAtEachEnd), ...found.slice(-keptAtEachEnd)]
      : found;
  return kept.map((word) =>
    longNumber.test(word) ? '0'.repeat(Math.min(word.length, maxTokenLength)) : word.slice(0, maxTokenLength),
  );
}
