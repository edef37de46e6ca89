import { knownSecrets, redactText } from '../redact.js';

const longest = 200;

/** Where the platforms put their reason, the most telling first. */
const places: readonly (readonly string[])[] = [
  ['error', 'message'],
  ['data', 'message'],
  ['message'],
  ['reason'],
  ['error_description'],
  ['error'],
  ['errors', 'detail'],
  ['errors', '0', 'message'],
  ['errors', '0'],
  ['detail'],
  ['description'],
];

/**
 * The short words of a refusal, in one line, without anything secret: neither what has a secret's shape nor what we sent.
 * Undefined unless the body is JSON with a reason in a usual place.
 */
export function saidBy(body: string, sent: readonly string[]): string | undefined {
  const told = parsed(body);
  const reason = places
    .map((place) => textAt(told, place))
    .find((text) => text !== undefined && text.trim() !== '');
  if (reason === undefined) return undefined;
  const parts = sent.flatMap((value) => [value, ...value.split(/[\s,;=]+/)]);
  const line = redactText(reason, knownSecrets(parts)).replace(/[\p{Cc}\s]+/gu, ' ');
  return line.trim().slice(0, longest);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function textAt(value: unknown, place: readonly string[]): string | undefined {
  const [name, ...rest] = place;
  if (name === undefined) return typeof value === 'string' ? value : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  return textAt(new Map<string, unknown>(Object.entries(value)).get(name), rest);
}
