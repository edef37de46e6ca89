import type { IncomingMessage } from 'node:http';
import getRawBody from 'raw-body';
import { AppError } from '../errors.js';

/** The largest request that is read; more is refused while it arrives, not afterwards (reliability.md F-059). */
export const maxBodyBytes = 1_000_000;
const maxDepth = 50;
const maxDiscardedBytes = 16 * maxBodyBytes;

/** The body's bytes. Compressed bodies are refused: a small one may hide gigabytes (F-061). */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  if (
    request.headers['content-encoding'] !== undefined &&
    request.headers['content-encoding'] !== 'identity'
  ) {
    throw new AppError('unsupported-media-type', { publicMessage: 'Send the body uncompressed.' });
  }
  try {
    return await getRawBody(request, {
      limit: maxBodyBytes,
      length: request.headers['content-length'] ?? null,
    });
  } catch (cause) {
    discardRest(request);
    const type = cause instanceof Error && 'type' in cause ? cause.type : undefined;
    if (type === 'entity.too.large') throw new AppError('too-large', { cause });
    throw new AppError('bad-request', { cause });
  }
}

/**
 * Many clients read the answer only after they have sent everything, so some of the rest is taken and thrown away; who
 * sends far more is cut off, and who sends slowly runs into the request's time limit.
 */
function discardRest(request: IncomingMessage): void {
  let left = maxDiscardedBytes;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  request.resume();
}

/** A JSON body; without one `undefined`. Throws `unsupported-media-type` for another content type. */
export function parseJsonBody(bytes: Buffer, contentType: string | undefined): unknown {
  if (bytes.length === 0) return undefined;
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(contentType ?? '')) {
    throw new AppError('unsupported-media-type', {
      publicMessage: 'Send JSON, with Content-Type: application/json.',
    });
  }
  return parseJson(bytes.toString('utf8'));
}

/** Keys that reach into JavaScript's own objects are dropped, and what PostgreSQL would refuse (F-060). */
export function parseJson(text: string): unknown {
  if (depthOf(text) > maxDepth)
    throw new AppError('bad-request', { publicMessage: 'The JSON is nested too deeply.' });
  try {
    return JSON.parse(text, storableMember);
  } catch (cause) {
    throw new AppError('bad-request', { publicMessage: 'The body is not valid JSON.', cause });
  }
}

function storableMember(key: string, value: unknown): unknown {
  if (key === '__proto__') return undefined;
  if (typeof value === 'string') return storable(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.keys(value).every((name) => name === storable(name)) ? value : storableKeys(value);
}

/** PostgreSQL takes neither NUL nor half a surrogate pair. */
const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();

const storableKeys = (members: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(members).map(([name, value]) => [storable(name), value]));

/** Parameters of the path or the query, fit to be stored or searched for. */
export const storableTexts = (members: Iterable<readonly [string, unknown]>): Record<string, unknown> =>
  Object.fromEntries(
    Array.from(members, ([name, value]) => [
      storable(name),
      typeof value === 'string' ? storable(value) : value,
    ]),
  );

/** Counted before parsing: brackets outside of strings. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isInString) {
      if (sign === '\\') at += 1;
      else if (sign === '"') isInString = false;
    } else if (sign === '"') isInString = true;
    else if (sign === '{' || sign === '[') deepest = Math.max(deepest, (depth += 1));
    else if (sign === '}' || sign === ']') depth -= 1;
  }
  return deepest;
}
