import type { IncomingMessage } from 'node:http';
import getRawBody from 'raw-body';
import { isMap } from './cast.js';
import type { Params } from './cast.js';
import { badRequest, plainError, Refusal } from './refusal.js';

/** Plug's default. */
const bodyLimitBytes = 8_000_000;

/**
 * The parameters in a request's body: JSON, or a form whose values all become strings. Any other content type gives
 * none. 400 for malformed JSON, 413 over 8,000,000 bytes.
 */
export async function readBody(request: IncomingMessage): Promise<Params> {
  const text = await readText(request);
  const type = request.headers['content-type'] ?? '';
  if (text === '') return {};
  if (/^application\/([\w.-]+\+)?json\b/i.test(type)) return readJson(text);
  return /^application\/x-www-form-urlencoded\b/i.test(type) ? readPairs(text) : {};
}

async function readText(request: IncomingMessage): Promise<string> {
  try {
    const length = request.headers['content-length'] ?? null;
    return await getRawBody(request, { limit: bodyLimitBytes, encoding: 'utf8', length });
  } catch (error) {
    const isTooLarge = error instanceof Error && 'type' in error && error.type === 'entity.too.large';
    throw isTooLarge ? new Refusal({ ...plainError(413), headers: { connection: 'close' } }) : error;
  }
}

/** A list or a bare value at the top is reachable as `_json` only, so it gives no parameters of ours. */
function readJson(text: string): Params {
  try {
    const content: unknown = JSON.parse(text);
    return isMap(content) ? content : { _json: content };
  } catch (error) {
    throw error instanceof SyntaxError ? badRequest() : error;
  }
}

/** Pairs of a query or a form: `a=1`, `message[body]=Hi`, `expand[]=tags&expand[]=notes`. */
export function readPairs(text: string): Params {
  const params: Params = {};
  for (const [key, value] of new URLSearchParams(text)) place(params, keyPath(key), value);
  return params;
}

const keyPath = (key: string): string[] => {
  const [first = '', ...rest] = key.split('[');
  return [first, ...rest.map((part) => part.replace(/\]$/, ''))];
};

function place(params: Params, [key = '', ...rest]: string[], value: string): void {
  // Reading it would give the prototype of all objects.
  if (key === '__proto__') return;
  if (rest.length === 0) {
    params[key] = value;
  } else if (rest.length === 1 && rest[0] === '') {
    const list = params[key];
    params[key] = [...(Array.isArray(list) ? list.map(String) : []), value];
  } else {
    const inner = params[key];
    const next = isMap(inner) ? inner : {};
    params[key] = next;
    place(next, rest, value);
  }
}
