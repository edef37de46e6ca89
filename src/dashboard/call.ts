import createClient from 'openapi-fetch';
import type { paths } from '../client/openapi.js';
import { ErrorBody } from '../contract/common.js';
import { isOnline } from './parts/online.js';
import { chosenTenant } from './session/tenant-choice.js';

/**
 * The one way to the server. Addresses, what is sent and what comes back have the types of the API's own description, so
 * whatever the server does not take or give does not compile.
 */

/** A record with the tag that its state has at the server; null where something on the way took the tag off. */
export type Tagged<Record> = Record & { etag: string | null };

export interface ApiDeps {
  /** Before each path. */
  baseUrl: string;
  send: (request: Request) => Promise<Response>;
  /** The tenant that a platform admin works in. */
  tenantId: () => string | null;
  /** Without a connection nothing is sent at all. */
  isOnline: () => boolean;
}

export interface FieldProblem {
  /** Members joined by dots, as in `config.token`. */
  path: string;
  message: string;
}

/** Who changed meanwhile what somebody wanted to change, if it was a person, and when. */
export type Changed = NonNullable<ErrorBody['error']['changed']>;

interface CallProblem {
  /** A code of the server's error table, or `offline`, `unreachable`, `unexpected-reply`, `no-error-body`. */
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

/** What the query of a list takes. */
export type QueryOf<Path extends keyof paths> = paths[Path] extends {
  get: { parameters: { query?: infer Query } };
}
  ? NonNullable<Query>
  : never;

/** A client of our API. Its calls throw CallError for every refusal; an aborted one throws the abort as it is. */
export function createApi({ baseUrl, send, tenantId, isOnline }: ApiDeps) {
  const client = createClient<paths>({ baseUrl, fetch: send, querySerializer: queryString });
  client.use({
    onRequest: ({ request }) => {
      if (!isOnline()) throw new CallError({ code: 'offline', message: 'No connection.', status: 0 });
      const tenant = tenantId();
      if (tenant !== null) request.headers.set('x-tenant-id', tenant);
    },
    onResponse: async ({ response, options, schemaPath }) => {
      if (!response.ok) throw await refusalOf(response);
      // A page of HTML with status 200 is what some proxies answer.
      const isExpected = options.parseAs !== 'json' || response.status === 204 || isJson(response);
      if (!isExpected) throw unexpected(response.status, `${schemaPath}: this is no JSON.`);
    },
    onError: ({ request, error }) =>
      request.signal.aborted
        ? undefined
        : new CallError({ code: 'unreachable', message: 'No reply.', status: 0, cause: error }),
  });
  return client;
}

/** The client of this page. */
export const api = createApi({
  baseUrl: '',
  send: (request) => fetch(request),
  tenantId: chosenTenant,
  isOnline,
});

/** What a call comes to; refusals have been thrown by then. */
type Answering<Reply> = Promise<{ data?: Reply; response: Response }>;

/** The reply of a call, as its description says. */
export async function replyOf<Reply>(answering: Answering<Reply>): Promise<Reply> {
  const { data, response } = await whole(answering);
  if (data === undefined) throw unexpected(response.status, 'The reply is empty.');
  return data;
}

/** The same for a record that people change: with its tag. */
export async function taggedReplyOf<Reply extends object>(
  answering: Answering<Reply>,
): Promise<Tagged<Reply>> {
  const [record, { response }] = await Promise.all([replyOf(answering), answering]);
  return { ...record, etag: strongTag(response.headers.get('etag')) };
}

/** A call whose reply does not matter: the caller reads again instead. */
export async function done(answering: Answering<unknown>): Promise<void> {
  await whole(answering);
}

/** Of a change: the tag of what its author has seen. */
export interface Seen {
  ifMatch?: string | null | undefined;
}

/** The header that says so; without a tag the change is made in any case. */
export const ifMatches = (tag: Seen['ifMatch']): { 'If-Match'?: string } =>
  typeof tag === 'string' ? { 'If-Match': tag } : {};

async function whole<Answer>(answering: Promise<Answer>): Promise<Answer> {
  try {
    return await answering;
  } catch (cause) {
    if (cause instanceof SyntaxError) throw unexpected(200, 'The reply was cut off.', cause);
    throw cause;
  }
}

const unexpected = (status: number, message: string, cause?: unknown): CallError =>
  new CallError({ code: 'unexpected-reply', message, status, cause });

/** A proxy that compresses makes a tag weak, and If-Match takes no weak ones; the record that it stands for is the same. */
const strongTag = (tag: string | null): string | null => tag?.replace(/^W\//, '') ?? null;

/** `a=1&b=2`; what is undefined or empty is left out. */
export function queryString(query: Readonly<Record<string, unknown>> = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    isGiven(value) ? [[name, String(value)]] : [],
  );
  return new URLSearchParams(pairs).toString();
}

const isGiven = (value: unknown): value is string | number | boolean =>
  value !== '' && ['string', 'number', 'boolean'].includes(typeof value);

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

const isJson = (response: Response): boolean =>
  response.headers.get('content-type')?.includes('json') === true;

/** The body as JSON; undefined when it is none, which is no refusal of ours. */
async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!isJson(response)) return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unexpected(response.status, 'The reply was cut off.', cause);
  }
}
