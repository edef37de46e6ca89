import { splitBlocks, type Block } from './split-blocks.js';
import { cutLong } from './split-sentences.js';

/** A piece of a source as it is found and quoted. */
export interface PassageDraft {
  /** The headings that it stands under, outermost first, joined by " › "; empty without any. */
  heading: string;
  /** Of a question with its answer: the question. `text` is then the answer. */
  question: string | null;
  text: string;
}

/** Longest passage cut from prose, in UTF-16 units. */
export const maxPassageLength = 800;

const shortestTail = 120;

interface Section {
  heading: string;
  pieces: Piece[];
}
interface Piece {
  text: string;
  /** What stands between it and the piece before. */
  glue: string;
}

/**
 * Cuts prose into passages of at most 800 characters (a short last line is added on top). A heading begins a new one and
 * is kept as its context. Within a section the passages are about equally long and begin with a paragraph, a list item
 * or, where those are too long, a sentence. Every word of the text is in exactly one passage, or in a heading.
 */
export function splitPassages(text: string): PassageDraft[] {
  return readSections(splitBlocks(text)).flatMap(({ heading, pieces }) =>
    pack(pieces).map((passage) => ({ heading, question: null, text: passage })),
  );
}

function readSections(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [];
  let path: { level: number; text: string }[] = [];
  let isOpen = false;
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'heading') {
      path = path.filter(({ level }) => level < block.level);
      isOpen = false;
      if (hasSection(block.level, blocks[at + 1])) {
        path.push(block);
        continue;
      }
    }
    if (!isOpen) sections.push({ heading: path.map(({ text }) => text).join(' › '), pieces: [] });
    sections.at(-1)?.pieces.push(...piecesOf(block));
    isOpen = block.kind !== 'heading';
  }
  return sections;
}

/** A heading with nothing under it is all that its section says. */
const hasSection = (level: number, next: Block | undefined): boolean =>
  next !== undefined && (next.kind !== 'heading' || next.level > level);

function piecesOf({ kind, text }: Pick<Block, 'kind' | 'text'>): Piece[] {
  const first = kind === 'item' ? '\n' : '\n\n';
  if (text.length <= maxPassageLength) return [{ text, glue: first }];
  return text.split('\n').flatMap((line, number) =>
    cutLong(line, maxPassageLength).map((piece, at) => ({
      text: piece,
      glue: at > 0 ? ' ' : number > 0 ? '\n' : first,
    })),
  );
}

/** As few passages as possible, of about the same length. */
function pack(pieces: readonly Piece[]): string[] {
  const total = pieces.reduce((sum, { text, glue }) => sum + text.length + glue.length, 0);
  const goal = total / Math.ceil(total / maxPassageLength);
  const passages: Piece[] = [];
  for (const { text, glue } of pieces) {
    const open = passages.at(-1);
    const longer = (open?.text.length ?? 0) + glue.length + text.length;
    // Past the goal only if that is closer to it than stopping short.
    if (!open || longer > maxPassageLength || longer - goal > goal - open.text.length)
      passages.push({ text, glue });
    else open.text += glue + text;
  }
  return joinTail(passages).map(({ text }) => text);
}

/** A last line of a few words means nothing by itself. */
function joinTail(passages: Piece[]): Piece[] {
  const [before, tail] = passages.slice(-2);
  if (before && tail && tail.text.length < shortestTail) {
    before.text += tail.glue + tail.text;
    passages.pop();
  }
  return passages;
}
