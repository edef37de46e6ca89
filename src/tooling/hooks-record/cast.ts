import { inventPerson, inventPhone, inventSecret, type Person } from './invent.js';

/** What was said of one person in one place. */
export interface Facts {
  /** As a whole: given name first. */
  names: string[];
  givens: string[];
  families: string[];
  usernames: string[];
  emails: string[];
  phones: string[];
}

export const noFacts = (): Facts => ({
  ...{ names: [], givens: [], families: [] },
  ...{ usernames: [], emails: [], phones: [] },
});

/** Who plays whom: the same original has the same replacement for as long as the cast lives. */
export interface Cast {
  /** By each fact. */
  people: Map<string, Person>;
  /** Of whole values. */
  values: Map<string, string>;
  /** Of names and parts of names within a text. */
  words: Map<string, string>;
  /** What was put in: it is not replaced again. */
  invented: Set<string>;
  /** People, businesses, addresses and secrets so far. */
  counts: { person: number; group: number; ip: number; secret: number };
}

export const createCast = (): Cast => ({
  ...{ people: new Map(), values: new Map(), words: new Map(), invented: new Set() },
  counts: { person: 0, group: 0, ip: 0, secret: 0 },
});

/** Grows with everything that is learned. */
export const sizeOf = ({ values, words }: Cast): number => values.size + words.size;

const fold = (text: string): string => text.trim().toLowerCase();
const digitsOf = (text: string): string => text.replace(/\D/g, '');
const wordsOf = (name: string): string[] => name.split(/[\s,]+/).filter((word) => /\p{L}{2}/u.test(word));

const factKeys = ({ names, usernames, emails, phones }: Facts): string[] => [
  ...names.map((name) => `name ${fold(name)}`),
  ...usernames.map((name) => `username ${fold(name)}`),
  ...emails.map((email) => `email ${fold(email)}`),
  ...phones.map((phone) => `phone ${digitsOf(phone)}`),
];

/** Facts of one person; whoever shares one of them is the same person. */
export function learn(facts: Facts, cast: Cast): void {
  const { givens, families } = facts;
  const [[given], [family]] = [givens, families];
  const joined = given !== undefined && family !== undefined ? [`${given} ${family}`] : [];
  const keys = factKeys({ ...facts, names: [...facts.names, ...joined] });
  if (keys.length === 0 && givens.length === 0 && families.length === 0) return;
  const known = keys.map((key) => cast.people.get(key)).find((one) => one !== undefined);
  const person = known ?? inventPerson(cast.counts.person++);
  for (const key of keys) if (!cast.people.has(key)) cast.people.set(key, person);
  for (const name of [...joined, ...facts.names]) learnName(name, person, cast);
  for (const word of givens.flatMap(wordsOf)) learnWord(word, person.given, cast);
  for (const word of families.flatMap(wordsOf)) learnWord(word, person.family, cast);
  const account = `${person.given}_${person.family}`.toLowerCase();
  for (const name of facts.usernames) learnValue(fold(name), account, cast);
  for (const email of facts.emails) learnEmail(email, person, cast);
  for (const phone of facts.phones) learnValue(`phone ${digitsOf(phone)}`, inventPhone(person), cast);
}

/** Returns what the value has been replaced by since it was first seen. */
function learnValue(key: string, replacement: string, { values, invented }: Cast): string {
  const known = values.get(key);
  if (known !== undefined) return known;
  values.set(key, replacement);
  invented.add(fold(replacement));
  return replacement;
}

function learnWord(word: string, replacement: string, { words, invented }: Cast): void {
  if (words.has(fold(word)) || invented.has(fold(word))) return;
  words.set(fold(word), replacement);
  invented.add(fold(replacement));
}

function learnName(name: string, { given, family }: Person, cast: Cast): void {
  const [first, ...others] = wordsOf(name);
  learnValue(fold(name), others.length > 0 ? `${given} ${family}` : given, cast);
  if (first !== undefined) learnWord(first, given, cast);
  for (const word of others) learnWord(word, family, cast);
}

/** A second address of a person is another one. `ingrid.solberg@` also says a name. */
function learnEmail(email: string, { given, family }: Person, cast: Cast): void {
  const plain = `${given}.${family}`.toLowerCase();
  const isFirst = !cast.invented.has(`${plain}@example.com`);
  learnValue(fold(email), `${isFirst ? plain : `${plain}.${cast.values.size}`}@example.com`, cast);
  const [first, second, ...more] = (email.split('@')[0] ?? '').split('.');
  if (first === undefined || second === undefined || more.length > 0) return;
  const areNames = [first, second].every((part) => /^\p{L}{3,}$/u.test(part));
  if (areNames) learnName(`${first} ${second}`, { given, family, number: 0 }, cast);
}

export function playEmail(original: string, cast: Cast): string {
  if (cast.invented.has(fold(original))) return original;
  learn({ ...noFacts(), emails: [original] }, cast);
  return cast.values.get(fold(original)) ?? original;
}

/** With a plus where the original has one. */
export function playPhone(original: string, cast: Cast): string {
  if (cast.invented.has(digitsOf(original))) return original;
  learn({ ...noFacts(), phones: [original] }, cast);
  const digits = cast.values.get(`phone ${digitsOf(original)}`) ?? '';
  return original.trim().startsWith('+') ? `+${digits}` : digits;
}

export function playName(original: string, cast: Cast): string {
  if (cast.invented.has(fold(original))) return original;
  learn({ ...noFacts(), names: [original] }, cast);
  return cast.values.get(fold(original)) ?? original;
}

export const playGroup = (original: string, cast: Cast): string =>
  cast.values.get(fold(original)) ?? learnValue(fold(original), `Business ${++cast.counts.group}`, cast);

export function playIp(original: string, cast: Cast): string {
  if (cast.invented.has(original)) return original;
  const known = cast.values.get(`ip ${original}`);
  if (known !== undefined) return known;
  const number = ++cast.counts.ip;
  const replacement = original.includes(':') ? `2001:db8::${number.toString(16)}` : `192.0.2.${number % 256}`;
  return learnValue(`ip ${original}`, replacement, cast);
}

export const playSecret = (original: string, cast: Cast): string =>
  cast.values.get(`secret ${original}`) ??
  learnValue(`secret ${original}`, inventSecret(original, ++cast.counts.secret), cast);

/** The replacement of a whole value; undefined where it is nobody's. */
export const playWhole = (original: string, { values }: Cast): string | undefined =>
  values.get(fold(original));

/** Names, parts of names and the names of accounts within a text. Letters of other scripts are letters, too. */
export const playWithin = (text: string, { values, words }: Cast): string =>
  text
    .replace(/[\w.-]*\w/g, (token) => (/[\d_.-]/.test(token) ? values.get(fold(token)) : undefined) ?? token)
    .replace(/(?<=@)\w{3,}/g, (account) => values.get(fold(account)) ?? account)
    .replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => words.get(fold(word)) ?? word);
