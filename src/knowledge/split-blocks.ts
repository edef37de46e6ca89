/** A part of a text that is not torn apart unless it is too long. */
export type Block =
  { kind: 'heading'; level: number; text: string } | { kind: 'paragraph' | 'item'; text: string };

const markdownHeading = /^(#{1,6})\s+(.+?)[\s#]*$/u;
const boldLine = /^(?:\*\*|__)([^*_].*?):?(?:\*\*|__):?$/u;
const underline = /^(?:={3,}|-{3,})$/u;
const item = /^(?:[-*+•‣▪–·]|\p{N}{1,3}[.)])\s+\S/u;
const endsSentence = /[.!?…:;,،؛۔。！？：](?:["'”’»)\]]*)$/u;
const longestHeading = 80;

/** Headings, paragraphs and list items, in order. Markdown is understood and not needed. */
export function splitBlocks(text: string): Block[] {
  const lines = text.split('\n').map((line) => line.trim());
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '' || (underline.test(line) && lines[at - 1] !== '')) continue;
    const heading = readHeading(lines, at);
    if (heading) blocks.push(heading);
    else if (item.test(line)) blocks.push({ kind: 'item', text: line });
    else addLine(blocks, line, lines[at - 1] ?? '');
  }
  return blocks;
}

function readHeading(lines: readonly string[], at: number): Block | undefined {
  const line = lines[at] ?? '';
  const [, marks, marked] = markdownHeading.exec(line) ?? [];
  if (marks !== undefined && marked !== undefined)
    return { kind: 'heading', level: marks.length, text: marked };
  const next = lines[at + 1] ?? '';
  if (underline.test(next) && line.length <= longestHeading)
    return { kind: 'heading', level: next.startsWith('=') ? 1 : 2, text: line };
  const bold = boldLine.exec(line)?.[1];
  if (bold !== undefined && bold.length <= longestHeading) return { kind: 'heading', level: 6, text: bold };
  return isPlainHeading(lines, at) ? { kind: 'heading', level: 6, text: line } : undefined;
}

/** A short line that ends no sentence, stands at the start of its paragraph and has something longer below it. */
function isPlainHeading(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (line.length > longestHeading || item.test(line) || endsSentence.test(line) || !/\p{L}/u.test(line))
    return false;
  if ((lines[at - 1] ?? '') !== '') return false;
  const below = [lines[at + 1], lines[at + 2]].find((next) => next !== '') ?? '';
  return (
    item.test(below) ||
    (below.length > line.length && (below.length > longestHeading || endsSentence.test(below)))
  );
}

/** A line goes on with the paragraph above it, unless an empty line or a list stands between them. */
function addLine(blocks: Block[], line: string, above: string): void {
  const last = blocks.at(-1);
  if (above === '' || last === undefined || last.kind === 'heading') {
    blocks.push({ kind: 'paragraph', text: line });
    return;
  }
  last.text += (isWrapped(above, line) ? ' ' : '\n') + line;
}

/** A sentence that a mail program broke at the right margin. */
const isWrapped = (above: string, line: string): boolean =>
  above.length >= 50 && !endsSentence.test(above) && /^[\p{Ll}\p{N}("'«]/u.test(line);
