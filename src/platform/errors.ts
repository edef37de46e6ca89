import { z } from 'zod';
import type { ErrorBody } from '../contract/common.js';

/**
 * Every refusal that leaves this product: its status and the sentence a stranger may read. Codes are part of the public
 * interface, so an existing one keeps its meaning.
 */
export const errorTable = {
  'bad-request': { status: 400, message: 'The request could not be understood.' },
  'invalid-input': { status: 400, message: 'Some of the input is not valid.' },
  unauthorized: { status: 401, message: 'Sign in first, or send a valid key.' },
  'sign-in-failed': { status: 401, message: 'The e-mail address or the password is wrong.' },
  'second-factor-needed': { status: 401, message: 'Send a code of the second factor along.' },
  'sign-in-service-needed': {
    status: 401,
    message: 'This team signs in through its own sign-in service. Sign in with it.',
  },
  'not-genuine': { status: 401, message: 'The request could not be verified.' },
  'plan-required': { status: 402, message: 'The plan of this account does not include this.' },
  forbidden: { status: 403, message: 'You are not allowed to do this.' },
  'missing-scope': { status: 403, message: 'The key does not have the scope that this needs.' },
  'origin-not-allowed': { status: 403, message: 'This website is not on the list of allowed origins.' },
  'tenant-suspended': { status: 403, message: 'This account is suspended.' },
  'not-found': { status: 404, message: 'There is nothing at this address.' },
  'method-not-allowed': { status: 405, message: 'This address does not support the method.' },
  'request-timeout': { status: 408, message: 'The request took too long to arrive.' },
  conflict: { status: 409, message: 'The record is in a state that does not allow this.' },
  'account-taken': { status: 409, message: 'This account of the platform is already connected.' },
  'email-taken': { status: 409, message: 'This e-mail address is already in use.' },
  'limit-reached': { status: 409, message: 'There may be no more of this.' },
  'already-decided': { status: 409, message: 'This has already been decided.' },
  'idempotency-in-progress': {
    status: 409,
    message: 'A request with this Idempotency-Key is still running. Try again in a moment.',
  },
  'link-expired': { status: 410, message: 'The link has expired or has already been used.' },
  'changed-meanwhile': {
    status: 412,
    message: 'Somebody has changed this since you read it. Read it again before you change it.',
  },
  'too-large': { status: 413, message: 'The request is too large.' },
  'unsupported-media-type': { status: 415, message: 'This kind of content is not supported.' },
  'connect-failed': { status: 422, message: 'The platform could not be connected.' },
  'idempotency-key-reused': {
    status: 422,
    message: 'This Idempotency-Key was used for another request. Take a new key.',
  },
  'rate-limited': { status: 429, message: 'Too many requests. Try again later.' },
  'budget-exhausted': { status: 429, message: 'The budget for this period is used up.' },
  internal: { status: 500, message: 'The server could not answer.' },
  'not-stored': { status: 500, message: 'The webhook could not be stored. Send it again.' },
  unavailable: { status: 503, message: 'The service is not available right now. Try again in a moment.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof errorTable;

/** One part of the input that was refused; shown to the caller. */
export interface FieldProblem {
  /** Members joined by dots, as in `config.token`; empty for the whole input. */
  path: string;
  message: string;
}

export interface AppErrorOptions {
  /** For the log only. */
  details?: unknown;
  /** Shown to the caller. */
  fields?: readonly FieldProblem[] | undefined;
  /** Replaces the table's sentence; shown to the caller, so it names no secret, address or other tenant. */
  publicMessage?: string | undefined;
  retryAfterMs?: number | undefined;
  /** Who changed a record last, and when; shown to the caller. */
  changed?: { by: string | null; at: Date } | undefined;
  cause?: unknown;
}

/** The one error of our own refusals. Its message is public; `details` and `cause` never leave the log. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: unknown;
  readonly fields: readonly FieldProblem[] | undefined;
  readonly retryAfterMs: number | undefined;
  readonly changed: AppErrorOptions['changed'];

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.publicMessage ?? errorTable[code].message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = errorTable[code].status;
    this.details = options.details;
    this.fields = options.fields;
    this.retryAfterMs = options.retryAfterMs;
    this.changed = options.changed;
  }
}

/**
 * A request that does not fit its schema. Whoever parses a request wraps the failure with this; a ZodError that was not
 * wrapped comes from stored JSON, a reply or a platform, and is our fault: `internal`.
 */
export function invalidInput(error: z.ZodError): AppError {
  const fields = error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
  }));
  return new AppError('invalid-input', { fields, cause: error });
}

export interface PublicError {
  status: number;
  body: ErrorBody;
  /** For the `Retry-After` header. */
  retryAfterMs: number | undefined;
}

/** What a stranger is told about any thrown value. Only an AppError's own public words get through. */
export function publicError(error: unknown, requestId: string): PublicError {
  const known = asAppError(error);
  const fields = known.fields && { fields: known.fields.map(({ path, message }) => ({ path, message })) };
  const changed = known.changed && {
    changed: { by: known.changed.by, at: known.changed.at.toISOString() },
  };
  const { code, message } = known;
  return {
    status: known.status,
    body: { error: { code, message, request_id: requestId, ...fields, ...changed } },
    retryAfterMs: known.retryAfterMs,
  };
}

/** Any thrown value as an AppError: our own as it is, a missing store as `unavailable`, all else as `internal`. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError(isStoreUnavailable(error) ? 'unavailable' : 'internal', { cause: error });
}

/** SQLSTATEs that a later attempt may not meet: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const passingSqlStates = new Set([
  '25006', // read-only: a fail-over is under way
  '25P03', // idle in transaction for too long
  '40001', // serialization failure
  '40P01', // deadlock
  '55P03', // lock not available
  '57014', // statement timeout
  '57P01', // shut down by the administrator
  '57P02', // another server process crashed
  '57P03', // starting up or shutting down
  '57P05', // idle for too long
]);

const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

const storeErrorNames = new Set(['KnexTimeoutError', 'MaxRetriesPerRequestError']);

/** node-postgres and ioredis report these without any code. */
const codelessMessages =
  /^(?:Connection terminated|Connection is closed|timeout exceeded when trying to connect|Client has encountered a connection error)/;

const Thrown = z.object({
  code: z.string().optional().catch(undefined),
  name: z.string(),
  message: z.string(),
});

/** Whether a thrown value says that PostgreSQL or Redis cannot serve us now, rather than that we asked something wrong. */
export function isStoreUnavailable(error: unknown): boolean {
  const thrown = Thrown.safeParse(error);
  if (!thrown.success) return false;
  const { code, name, message } = thrown.data;
  if (code !== undefined && /^(?:08|53)[0-9A-Z]{3}$/.test(code)) return true;
  if (code !== undefined && (passingSqlStates.has(code) || connectionCodes.has(code))) return true;
  return storeErrorNames.has(name) || codelessMessages.test(message);
}
