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

/** One of `connectorErrorKinds`: by it alone the host decides what happens next. */
export type ConnectorErrorKind = (typeof connectorErrorKinds)[number];

/** What is known of a failure besides its kind. */
export interface ConnectorErrorOptions {
  /** What the platform said, in its own short words; shown to the tenant, never containing a secret. */
  said?: string | undefined;
  /** The config field that must be corrected, for `auth` and `config`. */
  field?: string | undefined;
  /** The HTTP status, where there was an answer. */
  status?: number | undefined;
  /** How long the platform asks us to wait, in milliseconds. */
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

/** What a failure means where it happened: the field to correct, a plainer kind, words for the tenant. */
export interface FailureMeaning {
  kind?: ConnectorErrorKind;
  field?: string;
  said?: string;
}

/** Waits for a call and gives its failures, by kind, the meaning they have there; other failures pass unchanged. */
export async function explain<T>(
  call: Promise<T>,
  meanings: Partial<Record<ConnectorErrorKind, FailureMeaning>>,
): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const meaning = error instanceof ConnectorError ? meanings[error.kind] : undefined;
    if (!(error instanceof ConnectorError) || !meaning) throw error;
    throw new ConnectorError(meaning.kind ?? error.kind, error.message, {
      said: meaning.said ?? error.said,
      field: meaning.field ?? error.field,
      status: error.status,
      retryAfterMs: error.retryAfterMs,
      cause: error,
    });
  }
}

/** What failures of the first call mean where the tenant types the server's address: they name its field. */
export const wrongServer = (field: string, said: string) => {
  const [elsewhere, other] = [{ field }, { kind: 'config', field, said }] as const;
  return {
    ...{ unreachable: elsewhere, config: elsewhere },
    ...{ 'bad-response': other, rejected: other, 'not-found': other },
  };
};

/** Waits for a call that reads a record; undefined when the platform says that there is none. */
export async function ifFound<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ConnectorError && error.kind === 'not-found') return undefined;
    throw error;
  }
}
