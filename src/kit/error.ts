/** What went wrong at a platform, as far as the host must know to decide what happens next. */
export const connectorErrorKinds = [
  /** No bytes of the request reached the platform: name, connection or TLS failed. Certainly not stored. */
  'unreachable',
  /** 429 or the platform's own form of it. Certainly not stored. */
  'rate-limited',
  /** Time-out after the first byte, reset, 5xx, 409: it may or may not have been stored. */
  'unavailable',
  /** A 2xx of a shape that we do not know: it may have been stored. */
  'bad-response',
  /** The platform refuses the credentials. */
  'auth',
  /** The credentials are good but lack a right, or what the tenant typed does not fit (wrong account, wrong address). */
  'config',
  /** The record is gone. */
  'not-found',
  /** The platform understood the request and refuses it for good. */
  'rejected',
] as const;

export type ConnectorErrorKind = (typeof connectorErrorKinds)[number];

export interface ConnectorErrorOptions {
  /** What the platform said, in its own short words; shown to the tenant, never containing a secret. */
  said?: string | undefined;
  /** The config field that must be corrected, for `auth` and `config`. */
  field?: string | undefined;
  status?: number | undefined;
  /** How long the platform asks us to wait. */
  retryAfterMs?: number | undefined;
  cause?: unknown;
}

/** The one error that a connector throws, and that the egress client throws on its behalf. */
export class ConnectorError extends Error {
  readonly kind: ConnectorErrorKind;
  readonly said: string | undefined;
  readonly field: string | undefined;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(kind: ConnectorErrorKind, message: string, options: ConnectorErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'ConnectorError';
    this.kind = kind;
    this.said = options.said;
    this.field = options.field;
    this.status = options.status;
    this.retryAfterMs = options.retryAfterMs;
  }
}
