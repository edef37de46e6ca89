import { z } from 'zod';
import { ErrorBody } from '../contract/common.js';
import { chosenTenant } from './session/tenant-choice.js';

/** The one way to the server: every request goes out here, and every reply is parsed here. */

export interface Wanted {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, beginning with a slash. */
  path: string;
  /** Members that are undefined or empty are left out. */
  query?: Readonly<Record<string, string | number | undefined>>;
  body?: unknown;
  /** Of a change: the tag of what its author has seen. Without one it is made in any case. */
  ifMatch?: string | null | undefined;
  signal?: AbortSignal | undefined;
}

/** A record with the tag that its state has at the server; null where something on the way took the tag off. */
export type Tagged<Record> = Record & { etag: string | null };

export interface CallDeps {
  send: (url: string, init: RequestInit) => Promise<Response>;
  /** The tenant that a platform admin works in. */
  tenantId: () => string | null;
}

export interface FieldProblem {
  /** Members joined by dots, as in `config.token`. */
  path: string;
  message: string;
}

/** Who changed meanwhile what somebody wanted to change, if it was a person, and when. */
export type Changed = NonNullable<ErrorBody['error']['changed']>;

interface CallProblem {
  /** A code of the server's error table, or `unreachable`, `unexpected-reply`, `no-error-body`. */
  code: string;
  message: string;
  /** 0 when no reply came. */
  status: number;
  requestId?: string;
  fields?: readonly FieldProblem[];
  changed?: Changed;
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** A call that did not give what was asked for. */
export class CallError extends Error {
  readonly code: string;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly fields: readonly FieldProblem[];
  readonly changed: Changed | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: CallProblem) {
    super(problem.message, { cause: problem.cause });
    this.name = 'CallError';
    this.code = problem.code;
    this.status = problem.status;
    this.requestId = problem.requestId;
    this.fields = problem.fields ?? [];
    this.changed = problem.changed;
    this.retryAfterSeconds = problem.retryAfterSeconds;
  }
}

/** For replies without a body that matters: the caller reads again instead. */
export const ignored = z.unknown();

const inBrowser: CallDeps = { send: (url, init) => fetch(url, init), tenantId: chosenTenant };

/** Calls the server and parses its reply. Throws CallError; an aborted call throws the abort as it is. */
export async function call<Reply>(
  wanted: Wanted,
  reply: z.ZodType<Reply>,
  deps: CallDeps = inBrowser,
): Promise<Reply> {
  const response = await request(wanted, 'application/json', deps);
  return replyOf(response, { path: wanted.path, reply });
}

/** The same for a record that people change: with its tag. */
export async function callTagged<Reply extends object>(
  wanted: Wanted,
  reply: z.ZodType<Reply>,
  deps: CallDeps = inBrowser,
): Promise<Tagged<Reply>> {
  const response = await request(wanted, 'application/json', deps);
  const record = await replyOf(response, { path: wanted.path, reply });
  return { ...record, etag: strongTag(response.headers.get('etag')) };
}

/** A proxy that compresses makes a tag weak, and If-Match takes no weak ones; the record that it stands for is the same. */
const strongTag = (tag: string | null): string | null => tag?.replace(/^W\//, '') ?? null;

async function replyOf<Reply>(
  response: Response,
  { path, reply }: { path: string; reply: z.ZodType<Reply> },
): Promise<Reply> {
  const parsed = reply.safeParse(await bodyOf(response));
  if (parsed.success) return parsed.data;
  throw new CallError({
    code: 'unexpected-reply',
    message: `${path}: ${z.prettifyError(parsed.error)}`,
    status: response.status,
    cause: parsed.error,
  });
}

/** Sends a request and hands back the open reply: for streams and files. Throws CallError for every refusal. */
export async function request(
  wanted: Wanted,
  accept: string,
  { send, tenantId }: CallDeps = inBrowser,
): Promise<Response> {
  const tenant = tenantId();
  const headers: Record<string, string> = {
    accept,
    ...(wanted.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(tenant === null ? {} : { 'x-tenant-id': tenant }),
    ...(typeof wanted.ifMatch === 'string' ? { 'if-match': wanted.ifMatch } : {}),
  };
  const response = await reach(wanted, { send, headers });
  if (!response.ok) throw await refusalOf(response);
  return response;
}

async function reach(
  { method = 'GET', path, query, body, signal }: Wanted,
  { send, headers }: { send: CallDeps['send']; headers: Record<string, string> },
): Promise<Response> {
  try {
    return await send(`/api/v1${path}${queryString(query)}`, {
      method,
      headers,
      credentials: 'same-origin',
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new CallError({ code: 'unreachable', message: 'No reply.', status: 0, cause });
  }
}

/** `?a=1&b=2`, or nothing; what is undefined or empty is left out. */
export function queryString(query: Wanted['query'] = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

async function refusalOf(response: Response): Promise<CallError> {
  const { status } = response;
  const parsed = ErrorBody.safeParse(await bodyOf(response));
  if (!parsed.success)
    return new CallError({
      code: 'no-error-body',
      message: `Status ${status}.`,
      status,
      cause: parsed.error,
    });
  const { code, message, request_id, fields, changed } = parsed.data.error;
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new CallError({
    ...{ code, message, status, requestId: request_id },
    ...(fields === undefined ? {} : { fields }),
    ...(changed === undefined ? {} : { changed }),
    ...(Number.isFinite(retryAfter) ? { retryAfterSeconds: retryAfter } : {}),
  });
}

/** The body as JSON; undefined when there is none or it is no JSON, which no schema but `ignored` takes. */
async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  if (text === '' || !isJson) return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    const { status } = response;
    throw new CallError({ code: 'unexpected-reply', message: 'The reply was cut off.', status, cause });
  }
}
