import { maxPassageLength, splitPassages, type PassageDraft } from './split-passages.js';
import { cutLong } from './split-sentences.js';

export interface FaqEntry {
  question: string;
  answer: string;
}

interface Entry extends FaqEntry {
  heading: string;
}

const questionNames =
  'q|question|f|frage|p|pregunta|pergunta|d|domanda|v|vraag|s|spørsmål|spm|spørgsmål|fråga|pytanie|в|вопрос|soru|س|سؤال|السؤال|問|问';
const answerNames =
  'a|answer|antwort|r|respuesta|réponse|reponse|resposta|risposta|antwoord|svar|o|odpowiedź|о|ответ|c|cevap|ج|جواب|الجواب|答';
/** `Q:`, `**Q:**`, `Q1.` at the very start of a line. */
const marker = (names: string) =>
  new RegExp(
    `^(?:[#>*_-]+[ ]*)?(?:${names})(?:[ ]*[*_]*[:：]|[ ]?\\p{N}{1,3}[ ]*[*_]*[:：.)])[*_]*[ ]*(.*)$`,
    'iu',
  );
const questionLine = marker(questionNames);
const answerLine = marker(answerNames);
const askingLine = /[?؟？][*_]*$/u;
const headingLine = /^#{1,6}\s+(.*)$/u;
const decoration = /^(?:[#>*_-]+\s*|\p{N}{1,3}[.)]\s*)+|[*_#]+$/gu;
const longestQuestionLine = 300;

/** The longest answer that is kept in one passage. */
const maxAnswerLength = 2 * maxPassageLength;

/** One passage for each question with its answer; only a very long answer is cut, and each part keeps the question. */
export const passagesOfEntries = (entries: readonly FaqEntry[]): PassageDraft[] =>
  passagesOf(entries.map((entry) => ({ ...entry, heading: '' })));

const passagesOf = (entries: readonly Entry[]): PassageDraft[] =>
  entries.flatMap(({ heading, question, answer }) => {
    const parts = answer.length <= maxAnswerLength ? [answer] : cutAnswer(answer);
    return parts.map((text) => ({ heading, question, text }));
  });

function cutAnswer(answer: string): string[] {
  const parts: string[] = [];
  for (const piece of answer.split('\n').flatMap((line) => cutLong(line, maxPassageLength))) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + piece.length < maxPassageLength)
      parts[parts.length - 1] = `${last}\n${piece}`;
    else if (piece !== '') parts.push(piece);
  }
  return parts;
}

/**
 * Reads questions and answers out of text: lines that begin with `Q:` and `A:` (or the same in other languages), else
 * lines that end with a question mark, each followed by its answer. What stands before the first question, or has no
 * answer, is kept as prose.
 */
export function passagesOfFaqText(text: string): PassageDraft[] {
  const { entries, prose } = readEntries(text.split('\n').map((line) => line.trimEnd()));
  return [...splitPassages(prose.join('\n')), ...passagesOf(entries)];
}

function readEntries(lines: readonly string[]): { entries: Entry[]; prose: string[] } {
  const entries: Entry[] = [];
  const prose: string[] = [];
  let heading = '';
  let open: { question: string; answer: string[] } | undefined;
  const close = () => {
    const answer = open?.answer.join('\n').trim() ?? '';
    if (open && answer !== '') entries.push({ heading, question: open.question, answer });
    else if (open) prose.push(open.question);
    open = undefined;
  };
  for (const line of markLines(lines)) {
    if (line.kind === 'question') {
      close();
      open = { question: line.text, answer: [] };
    } else if (line.kind === 'heading' && (open || entries.length > 0)) {
      close();
      heading = line.text;
    } else if (open) open.answer.push(line.text);
    else prose.push(line.kind === 'heading' ? `# ${line.text}` : line.text);
  }
  close();
  return { entries, prose };
}

interface Line {
  kind: 'question' | 'heading' | 'text';
  text: string;
}

function markLines(lines: readonly string[]): Line[] {
  const isMarked =
    lines.some((line) => questionLine.test(line)) && lines.some((line) => answerLine.test(line));
  const isAiry = lines.includes('');
  return lines.map((line, at): Line => {
    const isFirst = !isAiry || (lines[at - 1] ?? '') === '' || headingLine.test(line);
    return (isMarked ? readMarked(line) : isFirst ? readAsking(line) : undefined) ?? readText(line);
  });
}

function readMarked(line: string): Line | undefined {
  const question = questionLine.exec(line)?.[1];
  if (question !== undefined) return asked(question);
  const answer = answerLine.exec(line)?.[1];
  return answer === undefined ? undefined : { kind: 'text', text: answer };
}

const readAsking = (line: string): Line | undefined =>
  line.length <= longestQuestionLine && askingLine.test(line) ? asked(line) : undefined;

const asked = (line: string): Line => ({
  kind: 'question',
  text: line.trim().replace(decoration, '').trim(),
});

function readText(line: string): Line {
  const heading = headingLine.exec(line)?.[1];
  return heading === undefined
    ? { kind: 'text', text: line.replace(/^ {2}/u, '') }
    : { kind: 'heading', text: heading };
}

/** Entries as text that `passagesOfFaqText` reads back: further lines of an answer are indented, so that none is a marker. */
export const entriesAsText = (entries: readonly FaqEntry[]): string =>
  entries
    .map(({ question, answer }) => `Q: ${question}\nA: ${answer.replace(/\n(?=.)/gu, '\n  ')}`)
    .join('\n\n');
