import { findContacts } from '../../pipeline/contacts/find-contacts.js';
import { type Cast, type Facts, learn, noFacts } from './cast.js';
import { isGroup, isThing, kindOf } from './key-kinds.js';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads who is in a body, so that a person is replaced as one: name, address and number of an object belong together. */
export function learnPeople(value: unknown, cast: Cast, parent = ''): void {
  if (Array.isArray(value)) for (const item of value) learnPeople(item, cast, parent);
  if (!isRecord(value)) return;
  learn(factsOf(value, parent), cast);
  for (const [key, member] of Object.entries(value)) {
    if (typeof member === 'string' && kindOf(key) === 'words') learnFromWords(member, cast);
    learnPeople(member, cast, key);
  }
}

function factsOf(object: Record<string, unknown>, parent: string): Facts {
  const facts = noFacts();
  if (isThing(parent) || isGroup(parent)) return facts;
  const lists = { name: facts.names, given: facts.givens, family: facts.families, username: facts.usernames };
  for (const [key, value] of Object.entries(object)) {
    const kind = kindOf(key);
    if ((typeof value !== 'string' && typeof value !== 'number') || String(value).trim() === '') continue;
    const text = String(value);
    if (kind === 'email' && text.includes('@')) facts.emails.push(text);
    else if (kind === 'phone' && text.replace(/\D/g, '').length >= 5) facts.phones.push(text);
    else if (kind === 'name' && text.includes('@')) facts.emails.push(text);
    else if (kind === 'name' && isRoleWord(text, { key, parent })) continue;
    else if (typeof value === 'string' && kind && kind in lists) lists[asNameKind(kind)].push(text);
  }
  return facts;
}

type NameKind = 'name' | 'given' | 'family' | 'username';
const asNameKind = (kind: string): NameKind =>
  kind === 'given' || kind === 'family' || kind === 'username' ? kind : 'name';

/** `from: "user"` is a word of the platform, and `name: "message.created"` beside nothing else an event. */
export const isRoleWord = (text: string, { key, parent }: { key: string; parent: string }): boolean =>
  /^(?:from|sender|author)$/i.test(key)
    ? /^[a-z_-]{1,20}$/.test(text)
    : key === 'name' && parent === '' && /^[a-z]+(?:[_:.][a-z]+)+$/.test(text);

/** A visitor who says who he is. */
function learnFromWords(text: string, cast: Cast): void {
  const found = findContacts(text.slice(0, 20_000), { country: 'US', ownContacts: [] });
  const { name, emails, phones_e164: phones } = found;
  const names = name === null ? [] : [name];
  if (names.length > 0) learn({ ...noFacts(), names, emails, phones }, cast);
}
