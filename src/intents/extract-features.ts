import { tokenise } from './tokenise.js';

/** How far apart two words of a pair may stand. */
const pairReach = 8;
const gramLengths = [2, 3, 4];

/** The features of a message in three groups, repeated as often as they occur. */
export interface MessageFeatures {
  /** Words and pairs of neighbours. */
  words: string[];
  /** Pairs of words with others between them: "card … not … arrived". */
  pairs: string[];
  /** Pieces of words, which survive inflection, compounds and slips of the finger. */
  pieces: string[];
}

export function extractFeatures(text: string): MessageFeatures {
  const tokens = tokenise(text);
  const features: MessageFeatures = { words: [], pairs: [], pieces: [] };
  tokens.forEach((token, index) => {
    features.words.push(`w${token}`);
    tokens.slice(index + 1, index + 1 + pairReach).forEach((other, between) => {
      if (between === 0) features.words.push(`w${token} ${other}`);
      else features.pairs.push(`p${token} ${other}`);
    });
    for (const piece of piecesOf(token)) features.pieces.push(`c${piece}`);
  });
  return features;
}

/** Pieces of a word with its borders marked by blanks; a word no longer than a piece gives itself, once. */
function piecesOf(token: string): string[] {
  const letters = [' ', ...Array.from(token), ' '];
  const pieces: string[] = [];
  for (const length of gramLengths) {
    if (letters.length <= length) {
      pieces.push(letters.join(''));
      break;
    }
    for (let start = 0; start + length <= letters.length; start += 1)
      pieces.push(letters.slice(start, start + length).join(''));
  }
  return pieces;
}
