import type { Cast } from './cast.js';
import { learnPeople } from './learn-people.js';
import { type Place, replaceNumber, replaceText } from './replace-value.js';
import { rewriteJson } from './rewrite-json.js';

/** A body that can be kept, or the reason why it cannot. */
export type Replaced = { body: string; parsed: unknown } | { refused: string };

/** A body, JSON or a form, without personal data and secrets. People are learned first: the cast grows. */
export function replaceBody(text: string, contentType: string, cast: Cast): Replaced {
  if (text.trim() === '') return { refused: 'an empty body' };
  const json = readJson(text);
  if (json) return replaceJson(text, json.value, cast);
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) return replaceForm(text, cast);
  const type = contentType === '' ? 'no content type' : contentType.slice(0, 60);
  return { refused: `a body that is neither JSON nor a form (${type})` };
}

/** Only what can hold somebody: a bare word or number is rubbish here. */
export function readJson(text: string): { value: object } | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { value } : undefined;
  } catch {
    return undefined;
  }
}

function replaceJson(text: string, parsed: object, cast: Cast): Replaced {
  const tooDeep = { refused: 'a body that is nested too deeply' };
  if (rewriteJson(text, { text: (value) => value, number: (digits) => digits }) === undefined) return tooDeep;
  learnPeople(parsed, cast);
  const body = rewriteJson(text, {
    text: (value, place) => replaceNested(value, place, cast),
    number: (digits, place) => replaceNumber(digits, place, cast),
  });
  return body === undefined ? tooDeep : { body, parsed };
}

/** A text may hold JSON of its own. */
function replaceNested(value: string, place: Place, cast: Cast): string {
  const json = readJson(value);
  const replaced = json && replaceJson(value, json.value, cast);
  return replaced && 'body' in replaced ? replaced.body : replaceText(value, place, cast);
}

function replaceForm(text: string, cast: Cast): Replaced {
  const pairs = text.split('&').map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    return { pair, name, key: decoded(name), value: decoded(value) };
  });
  const isForm = pairs.every(({ pair, key }) => pair.includes('=') && /^[\w.[\]-]{1,200}$/.test(key));
  if (!isForm) return { refused: 'a body that is no form, although it says so' };
  const fields = Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
  learnPeople(fields, cast);
  const body = pairs
    .map(({ pair, name, key, value }) => {
      const replaced = replaceNested(
        value,
        { key: key.replace(/^.*\[([^\]]+)\].*$/, '$1'), parent: '' },
        cast,
      );
      return replaced === value ? pair : `${name}=${encodeURIComponent(replaced).replaceAll('%20', '+')}`;
    })
    .join('&');
  return { body, parsed: fields };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
