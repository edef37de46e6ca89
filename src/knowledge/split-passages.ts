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
 * Cuts prose into passages of at most 800 characters (a short last line is added on top). A heading begins a new one and is kept as its context. Within a
 * section the passages are about equally long and begin with a paragraph, a list item or, where those are too long, a
 * sentence. Every word of the text is in exactly one passage or heading.
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
  for (const block of blocks) {
    if (block.kind === 'heading') {
      path = [...path.filter(({ level }) => level < block.level), { level: block.level, text: block.text }];
      isOpen = false;
      continue;
    }
    if (!isOpen) sections.push({ heading: path.map((part) => part.text).join(' › '), pieces: [] });
    isOpen = true;
    sections.at(-1)?.pieces.push(...piecesOf(block));
  }
  return sections;
}

function piecesOf({ kind, text }: Block): Piece[] {
  const first = kind === 'item' ? '\n' : '\n\n';
  return cutLong(text, maxPassageLength).map((piece, at) => ({ text: piece, glue: at === 0 ? first : ' ' }));
}

/** As few passages as possible, of about the same length. */
function pack(pieces: readonly Piece[]): string[] {
  const total = pieces.reduce((sum, { text, glue }) => sum + text.length + glue.length, 0);
  const goal = total / Math.ceil(total / maxPassageLength);
  const passages: string[] = [];
  let open = '';
  for (const { text, glue } of pieces) {
    const longer = open.length + glue.length + text.length;
    // Past the goal only if that is closer to it than stopping short.
    if (open !== '' && (longer > maxPassageLength || longer - goal > goal - open.length)) {
      passages.push(open);
      open = text;
    } else {
      open = open === '' ? text : open + glue + text;
    }
  }
  if (open !== '') passages.push(open);
  return joinTail(passages);
}

/** A last line of a few words means nothing by itself. */
function joinTail(passages: string[]): string[] {
  const [before, tail] = passages.slice(-2);
  if (before === undefined || tail === undefined || tail.length >= shortestTail) return passages;
  return [...passages.slice(0, -2), `${before}\n${tail}`];
}
