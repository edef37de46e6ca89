import type { ConnectorErrorKind } from '../../kit/index.js';

/** What a refusing status means when the platform gives it no meaning of its own (reliability.md D.4 step 6). */
const statusKinds: Readonly<Partial<Record<number, ConnectorErrorKind>>> = {
  400: 'rejected',
  401: 'auth',
  402: 'config',
  403: 'config',
  404: 'not-found',
  405: 'rejected',
  406: 'rejected',
  410: 'rejected',
  411: 'rejected',
  412: 'rejected',
  413: 'rejected',
  414: 'rejected',
  415: 'rejected',
  417: 'rejected',
  420: 'rate-limited',
  422: 'rejected',
  423: 'rate-limited',
  426: 'rejected',
  428: 'rejected',
  429: 'rate-limited',
  431: 'rejected',
  451: 'rejected',
};

/** The kind of failure that a status tells; undefined for 2xx. A status that nobody knows may have stored something. */
export function kindOfStatus(
  status: number,
  overrides: Partial<Record<number, ConnectorErrorKind>> = {},
): ConnectorErrorKind | undefined {
  if (status >= 200 && status < 300) return undefined;
  // A redirect is refused: the next address would get the credentials (reliability.md F-052).
  const common = status >= 300 && status < 400 ? 'config' : statusKinds[status];
  return overrides[status] ?? common ?? 'unavailable';
}

const sentences = {
  unreachable: 'The server could not be reached.',
  'rate-limited': 'The platform asks for a pause.',
  unavailable: 'The platform has a problem of its own.',
  'bad-response': 'The platform answered in a form that is not known.',
  auth: 'The platform does not accept the credentials.',
  config: 'This is not allowed with these credentials.',
  'not-found': 'The platform does not have this record.',
  rejected: 'The platform refuses this request.',
} as const satisfies Record<ConnectorErrorKind, string>;

/** The sentence for a refusal, with its status. */
export const sentenceFor = (kind: ConnectorErrorKind, status: number): string =>
  status >= 300 && status < 400
    ? `The server redirects to another address (status ${status}). Enter the final address.`
    : `${sentences[kind]} (status ${status})`;

/** How long a `Retry-After` asks to wait, in milliseconds: seconds or a date; undefined when it is neither. */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}(?:\.\d{1,6})?$/.test(header.trim())) return Math.round(Number(header) * 1000);
  // Without this look at its form, `-5` would be read as a month.
  const at = /^[A-Z][a-z]+, .* GMT$/.test(header) ? Date.parse(header) : NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}
