import type { z } from 'zod';

/** What is wrong with something that a person gave, in sentences that say what to do. */
export const problemWords = {
  missing: 'Please fill this in.',
  chooseOne: 'Choose at least one.',
  /** Fewer are no list at all. */
  atLeastItems: (count: string) => `Enter at least ${count}.`,
  atMostItems: (count: string) => `Enter at most ${count}.`,
  atLeastCharacters: (count: string) => `At least ${count} characters.`,
  atMostCharacters: (count: string) => `At most ${count} characters.`,
  atLeast: (count: string) => `Enter ${count} or more.`,
  atMost: (count: string) => `Enter ${count} or less.`,
  between: (least: string, most: string) => `Enter a number from ${least} to ${most}.`,
  number: 'Enter a number.',
  wholeNumber: 'Enter a whole number.',
  email: 'Enter an e-mail address, such as name@example.com.',
  url: 'Enter a whole address, such as https://example.com.',
  date: 'Enter a date, such as 2026-05-04.',
  time: 'Enter a date and a time, such as 2026-05-04T11:30:00Z.',
  choice: (values: string) => `Choose one of these: ${values}.`,
};
export type ProblemWords = typeof problemWords;

/**
 * Tells such a problem; what only a program can have done wrong is left to the library's own words. A schema that has a
 * sentence of its own keeps it.
 */
export const sayProblem =
  (words: ProblemWords) =>
  (issue: z.core.$ZodRawIssue): string | undefined => {
    if (isBlank(issue.input) && !isOfPrograms(issue) && issue.code !== 'custom')
      return issue.origin === 'array' ? words.chooseOne : words.missing;
    switch (issue.code) {
      case 'invalid_type':
        return sayType(issue, words);
      case 'too_small':
        return saySmall(issue, words);
      case 'too_big':
        return sayBig(issue, words);
      case 'invalid_format':
        return sayFormat(issue, words);
      case 'invalid_value':
        return words.choice(issue.values.map(String).join(', '));
      default:
        return undefined;
    }
  };

/** For a schema that says by itself what it asks for: where nothing was typed, that is all there is to say. */
export const unlessBlank = (sentence: string) => ({
  error: ({ input }: { input?: unknown }) => (isBlank(input) ? problemWords.missing : sentence),
});

/** A number of which both bounds are known: whoever crosses one is told both. */
export const within = <Schema extends z.ZodNumber>(schema: Schema, least: number, most: number): Schema => {
  const sentence = problemWords.between(count(least), count(most));
  return schema.min(least, sentence).max(most, sentence);
};

/** Nobody types a whole object, or a name of one of its members. */
const isOfPrograms = (issue: z.core.$ZodRawIssue): boolean =>
  issue.code === 'unrecognized_keys' || (issue.code === 'invalid_type' && issue.expected === 'object');

const isBlank = (input: unknown): boolean =>
  input === undefined || (typeof input === 'string' && input.trim() === '');

type Issue<Code> = Extract<z.core.$ZodRawIssue, { code: Code }>;

/** A form gives what is no number as NaN. */
function sayType({ expected, input }: Issue<'invalid_type'>, words: ProblemWords): string | undefined {
  if (expected === 'int') return words.wholeNumber;
  return expected === 'number' && Number.isNaN(input) ? words.number : undefined;
}

function saySmall({ origin, minimum }: Issue<'too_small'>, words: ProblemWords): string {
  const least = count(minimum);
  if (origin === 'string') return words.atLeastCharacters(least);
  if (isMany(origin)) return minimum === 1 ? words.chooseOne : words.atLeastItems(least);
  return words.atLeast(least);
}

function sayBig({ origin, maximum }: Issue<'too_big'>, words: ProblemWords): string {
  const most = count(maximum);
  if (origin === 'string') return words.atMostCharacters(most);
  return isMany(origin) ? words.atMostItems(most) : words.atMost(most);
}

const isMany = (origin: string): boolean => ['array', 'set', 'map'].includes(origin);

const count = (limit: number | bigint): string => limit.toLocaleString('en');

function sayFormat({ format }: Issue<'invalid_format'>, words: ProblemWords): string | undefined {
  switch (format) {
    case 'email':
      return words.email;
    case 'url':
      return words.url;
    case 'date':
      return words.date;
    case 'datetime':
      return words.time;
    default:
      return undefined;
  }
}
