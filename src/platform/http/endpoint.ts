import { z } from 'zod';
import type { Permission } from '../../contract/permissions.js';
import type { RawRequest } from '../../kit/index.js';
import type { ErrorCode } from '../errors.js';
import type { Caller, RequestFacts, TenantCaller } from './caller.js';
import { entityTag, matchesTag } from './entity-tag.js';
import { admit } from './guard.js';
import { type Once, ownerOf } from './idempotency.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call: a permission within a tenant, a platform admin, anybody who is signed in, or everybody. `public` endpoints
 * look after their own credentials (a secret path, a visitor's token).
 */
export type Access = Permission | 'platform-admin' | 'signed-in' | 'public';

/** What a public endpoint asks for itself: who chats, a visitor of the chat window, whoever runs the installation. */
export type OwnCredential = 'chat' | 'visitor' | 'operator';

export type CallerOf<A extends Access> = A extends 'public'
  ? undefined
  : A extends 'platform-admin' | 'signed-in'
    ? Caller
    : TenantCaller;

/** An answer that is not JSON: a file, a page, a stream. `body` may be an async iterable of text or bytes. */
export interface RawReply {
  status?: number;
  contentType: string;
  headers?: Record<string, string>;
  body: string | Uint8Array | AsyncIterable<string | Uint8Array>;
}

/** What a handler may set on the response besides its body. */
export interface ResponseFacts {
  header: (name: string, value: string) => void;
}

export interface HandlerInput<A extends Access, Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  caller: CallerOf<A>;
  request: RequestFacts;
  response: ResponseFacts;
  /** For a public endpoint that takes an Idempotency-Key: it alone knows whose. */
  once: Once;
  /** Whether the caller has seen the present state, in the form of the reply, or has not said what it has seen. */
  hasSeen: (current: unknown) => boolean;
}

interface Described {
  method: Method;
  /** As the router takes it, with `:name` for parameters. */
  path: string;
  summary: string;
  tag: string;
  /** Refusals of this endpoint's own, for the documentation. */
  errors?: readonly ErrorCode[];
  /** Which origins may call it from a browser: none but ours unless told. `declared`: the handler answers for each. */
  cors?: 'declared';
  /** Of a public endpoint that not everybody may call, for the documentation. */
  credential?: OwnCredential;
  /** It is there under the own host of a business, too: visitors need it, and it shows nothing of another business. */
  onTeamHosts?: true;
  /** Of one for who is signed in: it concerns the tenant alone, so a session that is confined to it is enough. */
  takesConfined?: true;
  /** Of a public endpoint: it takes an Idempotency-Key. Every other POST takes one without saying so. */
  takesKey?: true;
}

export interface EndpointDefinition<A extends Access, P, Q, B, R, Deps> extends Described {
  access: A;
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  body?: z.ZodType<B>;
  reply: z.ZodType<R>;
  /** What people change in the record that is the reply. It is told in `ETag`, and a change may ask for it by `If-Match`. */
  etag?: (reply: R) => unknown;
  /** Of a good answer. Default 200; 204 sends no body. */
  status?: 200 | 201 | 202 | 204;
  handle: (input: HandlerInput<A, P, Q, B>, deps: Deps) => Promise<unknown>;
}

/** What a handler answered, once it may leave. */
export type Answer = { json: unknown } | { raw: RawReply };

/** An endpoint with its types erased: parsing has been built into `run`. */
export interface Endpoint<Deps> extends Described {
  access: Access;
  schemas: { params?: z.ZodType; query?: z.ZodType; body?: z.ZodType; reply?: z.ZodType };
  status: number;
  /** Further statuses of a good answer. */
  otherStatuses: readonly number[];
  isTagged: boolean;
  /** What the reply is when it is not JSON. */
  contentType: string;
  readsRawBody: boolean;
  run: (input: UnparsedInput, deps: Deps) => Promise<Answer>;
}

export interface UnparsedInput {
  params: unknown;
  query: unknown;
  body: unknown;
  raw: RawRequest;
  caller: Caller | undefined;
  request: RequestFacts;
  response: ResponseFacts;
  once: Once;
  /** Parses request input; failures become `invalid-input`. */
  parse: <T>(schema: z.ZodType<T>, value: unknown) => T;
}

const nothing = z.strictObject({});

/** An endpoint without a body also takes the empty object that many clients send. */
const noBody = nothing.optional().transform(() => undefined);

/**
 * An endpoint as a value: access, input and reply are mandatory. The reply is parsed before it leaves, so a column that is
 * not in its schema cannot.
 */
export function endpoint<
  A extends Access,
  R,
  P = Record<string, never>,
  Q = Record<string, never>,
  B = undefined,
  Deps = unknown,
>(definition: EndpointDefinition<A, P, Q, B, R, Deps>): Endpoint<Deps> {
  const { params, query, body, reply, status = 200, etag, handle, ...described } = definition;
  const tagOf = (record: R): string | undefined => etag && entityTag(etag(record));
  return {
    ...described,
    status,
    otherStatuses: [],
    isTagged: etag !== undefined,
    contentType: 'application/json',
    readsRawBody: false,
    schemas: { reply, ...(params && { params }), ...(query && { query }), ...(body && { body }) },
    run: async (input, deps) => {
      const parsed = {
        params: input.parse(schemaOr(params, nothing), input.params),
        query: input.parse(schemaOr(query, nothing), input.query),
        body: input.parse(schemaOr(body, noBody), input.body),
        caller: admit(described.access, input.caller),
        request: input.request,
        response: input.response,
        once: input.once,
        hasSeen: (current: unknown) => {
          const seen = tagOf(reply.parse(current));
          return seen === undefined || matchesTag(input.request.headers['if-match'], seen);
        },
      };
      const work = async (): Promise<unknown> => reply.parse(await handle(parsed, deps));
      const json = await (input.caller ? input.once(ownerOf(input.caller), work) : work());
      if (etag) input.response.header('ETag', tagOf(reply.parse(json)) ?? '');
      return { json };
    },
  };
}

/** Whether a client may say by an Idempotency-Key that a request is the same as one before. */
export const takesKey = (endpoint: Pick<Endpoint<never>, 'method' | 'access' | 'takesKey'>): boolean =>
  endpoint.method === 'POST' && (endpoint.access !== 'public' || endpoint.takesKey === true);

/** The schema that stands in where none is given, which is exactly where the type parameter has its default. */
function schemaOr<T>(given: z.ZodType<T> | undefined, otherwise: z.ZodType): z.ZodType<T>;
function schemaOr(given: z.ZodType | undefined, otherwise: z.ZodType): z.ZodType {
  return given ?? otherwise;
}

export interface RawEndpointDefinition<Deps> extends Described {
  access: Access;
  contentType: string;
  query?: z.ZodType;
  params?: z.ZodType;
  /** Of an answer that is JSON after all, for the documentation. */
  reply?: z.ZodType;
  /** Which statuses its answers have, for the documentation; 200 alone unless told. */
  statuses?: readonly [number, ...number[]];
  /** The body is handed over as the bytes that came in. */
  readsRawBody?: boolean;
  handle: (input: UnparsedInput, deps: Deps) => Promise<RawReply>;
}

/** An endpoint whose request or reply is no JSON: hooks, files, streams, pages. */
export const rawEndpoint = <Deps>(definition: RawEndpointDefinition<Deps>): Endpoint<Deps> => {
  const { contentType, readsRawBody = false, handle, query, params, reply, ...others } = definition;
  const { statuses = [200], ...described } = others;
  const [status, ...otherStatuses] = statuses;
  return {
    ...described,
    status,
    otherStatuses,
    isTagged: false,
    contentType,
    readsRawBody,
    schemas: { ...(params && { params }), ...(query && { query }), ...(reply && { reply }) },
    run: async (input, deps) => ({ raw: await handle(input, deps) }),
  };
};

/** Endpoints together with what they need: how a module's surface is handed to the server. */
export interface Served {
  endpoint: Endpoint<never>;
  run: (input: UnparsedInput) => Promise<Answer>;
}

export const serve = <Deps>(endpoints: readonly Endpoint<Deps>[], deps: Deps): Served[] =>
  endpoints.map((each) => ({ endpoint: each, run: (input) => each.run(input, deps) }));
