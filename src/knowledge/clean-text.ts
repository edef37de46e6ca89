/** What may not stand in stored text: NUL, which PostgreSQL refuses, the other control characters, halves of surrogate pairs. */
const forbidden = /(?![\t\n\r\u0080-\u009f])\p{Cc}|\ufeff|\p{Surrogate}/gu;

/** A text as it is stored: composed Unicode (NFC), line breaks as \n, nothing that cannot be shown, no space around it. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replace(forbidden, '')
    .normalize('NFC')
    .trim();

/** The same for a title or a question: one line. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/gu, ' ');
