import type { Place } from './replace-value.js';

export interface Rewriting {
  text: (value: string, place: Place) => string;
  /** As it is written. */
  number: (digits: string, place: Place) => string;
}

/** More than any platform nests. */
const mostDepth = 64;

const tokens = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[{}[\]:,]|true|false|null|\s+/g;

interface Level {
  isList: boolean;
  /** The key of the member that is being read; in a list that of the list. */
  key: string;
  parent: string;
}

/**
 * JSON with some of its values changed and every other byte as it came: order, spacing and escapes of the platform stay.
 * `text` must be valid JSON. Undefined where it is nested too deeply.
 */
export function rewriteJson(text: string, rewriting: Rewriting): string | undefined {
  const levels: Level[] = [{ isList: true, key: '', parent: '' }];
  let [written, isKey] = ['', false];
  for (const [token] of text.matchAll(tokens)) {
    const level = levels.at(-1);
    if (!level || levels.length > mostDepth) return undefined;
    if (token === '{' || token === '[') {
      const isList = token === '[';
      levels.push({ isList, key: isList ? level.key : '', parent: isList ? level.parent : level.key });
      isKey = !isList;
    } else if (token === '}' || token === ']') levels.pop();
    else if (token === ',') isKey = !level.isList;
    else if (token === ':') isKey = false;
    written +=
      token.startsWith('"') && isKey ? keyed(token, level, rewriting) : valued(token, level, rewriting);
  }
  return written;
}

/** Some platforms use addresses, numbers or names as keys. */
function keyed(token: string, level: Level, { text }: Rewriting): string {
  level.key = String(JSON.parse(token));
  const isPlain = /^[\w.:$-]*$/.test(level.key);
  return isPlain ? token : JSON.stringify(text(level.key, { key: 'text', parent: '' }));
}

function valued(token: string, place: Level, { text, number }: Rewriting): string {
  if (/^-?\d/.test(token)) return number(token, place);
  if (!token.startsWith('"')) return token;
  const value = String(JSON.parse(token));
  const replaced = text(value, place);
  return replaced === value ? token : JSON.stringify(replaced);
}
