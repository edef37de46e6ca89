import type { FaqEntry } from '../../contract/knowledge.js';

/** Entries as the server keeps them: further lines of an answer are indented, so that none looks like a question. */
export const joinFaq = (entries: readonly FaqEntry[]): string =>
  entries
    .map(({ question, answer }) => `Q: ${question}\nA: ${answer.replace(/\n(?=.)/gu, '\n  ')}`)
    .join('\n\n');

/**
 * The entries in a text of questions and answers, for editing each by itself. Nothing when the text was written another
 * way, so that entries would not give it back exactly: then it is edited as text.
 */
export function splitFaq(text: string): FaqEntry[] | undefined {
  const entries = text
    .split(/\n\n(?=Q: )/u)
    .map((block) => /^Q: (?<question>.+)\nA: (?<answer>[^]+)$/u.exec(block)?.groups)
    .map((found) => ({
      question: found?.['question'] ?? '',
      answer: (found?.['answer'] ?? '').replace(/\n {2}/gu, '\n'),
    }));
  return joinFaq(entries) === text ? entries : undefined;
}
