/**
 * What must not stand in a log is taken out twice: by the name of the member that holds it, wherever that member is, and
 * by its shape, in the finished line, for what was pasted into a sentence (reliability.md F-095).
 */

const redacted = '[redacted]';

const maxDepth = 8;
const maxItems = 100;
const maxText = 8000;

const secretNames = new Set(['key', 'pass', 'passwd', 'pwd', 'auth', 'sig', 'hmac', 'bearer']);
const secretEndings =
  /(?:authorization|cookie|password|passphrase|token|secret|signature|credentials?|apikey|accesskey|privatekey|secretkey|sealed)$/;

/** Whether a member's name, in any spelling (`apiKey`, `X-API-Key`, `api_key`), says that its value is secret. */
function isSecretName(name: string): boolean {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return secretNames.has(plain) || secretEndings.test(plain);
}

/** Takes the secret token out of a hook address, path or URL: `/hooks/crisp/[redacted]`. */
export const redactUrl = (url: string): string =>
  url.replace(/(\/hooks\/[^/\s"'?#\\]+\/)[^/\s"'?#\\]+/g, `$1${redacted}`);

/** Repetitions are bounded: a hostile text must not make a pattern slow. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^/\s"'@\\]{1,1000}@/gi, `$1${redacted}@`],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9+/=._~-]{8,}/gi, `$1 ${redacted}`],
  [/([?&][\w.-]{0,30}(?:token|key|secret|signature|password|code|sig)=)[^&\s"'#\\]+/gi, `$1${redacted}`],
  [
    /(\\"[\w.-]{0,30}(?:token|key|secret|signature|password|authorization)\\"\s*:\s*\\")[^"\\]+/gi,
    `$1${redacted}`,
  ],
  [/\bsk-[A-Za-z0-9_-]{16,}/g, redacted],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/g, redacted],
];

/**
 * Takes secrets out of any text by their shape, and the known ones by their value. Works on a finished JSON line too: what
 * it puts in needs no escaping.
 */
export function redactText(text: string, known: readonly string[] = []): string {
  let clean = redactUrl(text);
  for (const [shape, replacement] of shapes) clean = clean.replace(shape, replacement);
  for (const secret of known) clean = clean.replaceAll(secret, redacted);
  return clean;
}

/** The values to look for: as they are, and as they look inside JSON. Too short a value would blank out common words. */
export function knownSecrets(values: readonly string[]): string[] {
  const forms = values
    .filter((value) => value.length >= 6)
    .flatMap((value) => [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)])
    // A bare quotation mark stands between strings, never in one: such a form would only tear a line apart.
    .filter((form) => !/(?<!\\)"/.test(form));
  return [...new Set(forms)].sort((left, right) => right.length - left.length);
}

/** A visitor's text must not move a terminal's cursor, change colours, or start a line that looks like ours. Valid in JSON. */
export const escapeControls = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, escapeMark);

const escapeMark = (mark: string): string => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A copy that is safe to log: secret members blanked at every depth, errors told in full, size and depth bounded. */
export const membersForLog = (members: object): Record<string, unknown> => copyMembers(members, 0);

function copy(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case 'string':
      return cut(value);
    case 'bigint':
      return value.toString();
    case 'number':
    case 'boolean':
    case 'undefined':
      return value;
    case 'function':
    case 'symbol':
      return undefined;
    case 'object':
      return value === null ? null : copyObject(value, depth);
  }
}

function copyObject(value: object, depth: number): unknown {
  if (value instanceof Error) return copyError(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof URL) return cut(value.href);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= maxDepth) return '[deeper]';
  if (Array.isArray(value)) return copyItems(value, depth);
  const prototype: unknown = Object.getPrototypeOf(value);
  // Sockets, requests and clients reach everything, credentials included.
  if (prototype !== Object.prototype && prototype !== null) return `[${value.constructor.name}]`;
  return copyMembers(value, depth);
}

function copyItems(items: readonly unknown[], depth: number): unknown[] {
  const kept = items.slice(0, maxItems).map((item) => copy(item, depth + 1));
  return items.length > maxItems ? [...kept, `[${items.length - maxItems} more]`] : kept;
}

function copyMembers(members: object, depth: number): Record<string, unknown> {
  const entries = Object.entries(members).slice(0, maxItems);
  return Object.fromEntries(entries.map(([name, value]) => [name, copyMember(name, value, depth)]));
}

function copyMember(name: string, value: unknown, depth: number): unknown {
  const isEmpty = value === undefined || value === null || typeof value === 'boolean';
  return !isEmpty && isSecretName(name) ? redacted : copy(value, depth + 1);
}

/** Members of errors that explain; anything else (an HTTP client's config, a database row's values) stays out. */
const tellingMembers = [
  'code',
  'kind',
  'status',
  'said',
  'field',
  'retryAfterMs',
  'details',
  'syscall',
  'table',
  'column',
  'constraint',
] as const;

function copyError(error: Error, depth: number): Record<string, unknown> {
  const told: Record<string, unknown> = { type: error.name, message: cut(error.message) };
  if (depth < maxDepth) {
    const members = new Map(Object.entries(error));
    for (const name of tellingMembers)
      if (members.has(name)) told[name] = copyMember(name, members.get(name), depth);
    if (error.cause !== undefined) told['cause'] = copy(error.cause, depth + 1);
    if (error instanceof AggregateError) told['errors'] = copyItems(error.errors, depth);
  }
  told['stack'] = cut(error.stack ?? '');
  return told;
}

const cut = (text: string): string =>
  text.length > maxText ? `${text.slice(0, maxText)}[${text.length - maxText} more]` : text;
