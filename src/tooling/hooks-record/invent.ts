import { createHash } from 'node:crypto';

/** Somebody who does not exist. */
export interface Person {
  given: string;
  family: string;
  /** Ends e-mail addresses and numbers. */
  number: number;
}

const givens = 'Robin Kim Alex Noor Sasha Toni Luca Mika Yuki Ariel Dana Ola Remy Sol Tove Zora'.split(' ');
const families = 'Berg Costa Duval Fischer Haas Iversen Kovac Lang Moreau Novak Olsen Petit Quist'.split(' ');

/** Another one for each number. */
export function inventPerson(number: number): Person {
  const round = Math.floor(number / givens.length);
  const again = Math.floor(round / families.length);
  const family = families[(number + round) % families.length] ?? '';
  return {
    number,
    given: givens[number % givens.length] ?? '',
    family: again > 0 ? `${family}${again}` : family,
  };
}

/** A number that is kept for stories, or follows on those. Digits only. */
export const inventPhone = ({ number }: Person): string => `1202555${String(100 + number).padStart(4, '0')}`;

const alphabets = [
  [/[0-9]/, '0123456789'],
  [/[a-f]/, 'abcdef'],
  [/[A-F]/, 'ABCDEF'],
  [/[g-z]/, 'ghijklmnopqrstuvwxyz'],
  [/[G-Z]/, 'GHIJKLMNOPQRSTUVWXYZ'],
] as const;

/** A secret of the same form: a letter stays a letter, a digit a digit, the rest as it is. */
export function inventSecret(original: string, number: number): string {
  const bytes = createHash('shake256', { outputLength: original.length }).update(`secret ${number}`).digest();
  return original.replace(/[0-9A-Za-z]/g, (letter, at: number) => {
    const alphabet = alphabets.find(([range]) => range.test(letter))?.[1] ?? 'x';
    return alphabet.charAt((bytes[at] ?? 0) % alphabet.length);
  });
}
