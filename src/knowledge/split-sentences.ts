const segmenter = new Intl.Segmenter('und', { granularity: 'sentence' });

/** "2. Jahrhundert", "n. Chr.", "J. Doe": after a small number or a letter the sentence goes on. */
const goesOn = /(?:^|[\s(„“"])(?:\p{L}|\p{L}\.\p{L}|\p{N}{1,2})\.\s*$/u;
/** "approx.", "inkl.": after a short word it goes on if the next word is small. */
const mayGoOn = /(?:^|[\s(])\p{L}{2,6}\.\s*$/u;
const startsSmall = /^[\p{Ll}\p{N}]/u;

/** "…privé.Voici…": text taken from web pages loses the space between two paragraphs. */
const lostSpace = /(?<=\p{Ll}{2}[.!?])(?=\p{Lu}\p{Ll})/gu;

/** The segmenter's time grows with the square of the text: parts of 4,000 characters, where possible up to a sentence's end. */
const digestible = /[^]{1,4000}(?:(?<=[.!?…。！？؟\n])\s|$)|[^]{1,4000}/gu;

/** The sentences of a text, trimmed. A line break ends one; what looks like an abbreviation does not. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let open = '';
  let end = '';
  for (const part of text.replace(lostSpace, ' ').match(digestible) ?? []) {
    for (const { segment } of segmenter.segment(part)) {
      open = isAbbreviated(end, segment) ? open + segment : close(sentences, open, segment);
      end = (end + segment).slice(-endLength);
    }
  }
  close(sentences, open, '');
  return sentences;
}

/** Long enough for the longest abbreviation, with the character in front of it. */
const endLength = 20;

/** `end` is how the sentence so far ends. */
const isAbbreviated = (end: string, next: string): boolean =>
  !end.endsWith('\n') && (goesOn.test(end) || (mayGoOn.test(end) && startsSmall.test(next)));

function close(sentences: string[], open: string, next: string): string {
  const sentence = open.trim();
  if (sentence !== '') sentences.push(sentence);
  return next;
}

/** Cuts what is longer than `maxLength`: at sentences, else between words, else anywhere but inside a character. */
export function cutLong(text: string, maxLength: number): string[] {
  if (text.length <= maxLength) return [text];
  return splitSentences(text).flatMap((sentence) => cutAtSpaces(sentence, maxLength));
}

function cutAtSpaces(text: string, maxLength: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > maxLength) {
    const space = rest.lastIndexOf(' ', maxLength);
    const cut = space > maxLength / 2 ? space : characterStart(rest, maxLength);
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

/** More marks than this belong to no letter of any language. */
const maxMarks = 20;

/** Not between the halves of a surrogate pair, nor before a mark that belongs to the letter in front of it. */
function characterStart(text: string, at: number): number {
  let cut = at;
  while (cut > at - maxMarks && /^[\p{M}\udc00-\udfff]/u.test(text.slice(cut, cut + 1))) cut -= 1;
  return cut;
}
