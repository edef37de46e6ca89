import type { z } from 'zod';
import type { ConnectorErrorKind } from './error.js';

/** One request as it came in. `body` holds the very bytes: signatures are checked over them. */
export interface RawRequest {
  method: string;
  path: string;
  query: Readonly<Record<string, string>>;
  /** Names in lower case; a header that came twice is an array, and no signature check accepts one. */
  headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  body: Uint8Array;
  receivedAt: Date;
}

/** The body of a request as JSON; undefined where it is none. Never throws: `verify` and `parse` must not. */
export function jsonBody({ body }: Pick<RawRequest, 'body'>): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

/** What the platform wants to hear. Without one the host answers 200 with an empty body. */
export interface HookReply {
  status: number;
  contentType: string;
  body: string;
}

/** One call to the platform. */
export interface HttpCall<T> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  /** The whole address. Only hosts that the tenant typed, or that are the platform's own. */
  url: string;
  headers?: Record<string, string>;
  /** Added to the address; undefined members are left out. */
  query?: Record<string, string | number | boolean | undefined>;
  /** The body, sent as JSON. */
  json?: unknown;
  /** The shape of a good answer; any other is `bad-response`. */
  expect: z.ZodType<T>;
  /** Milliseconds from the first byte to the last. Default 10,000. */
  timeoutMs?: number;
  /** What a status of this platform means, where the common table does not say it. */
  errors?: Partial<Record<number, ConnectorErrorKind>>;
}

/** A good answer: a 2xx of the expected shape. Header names in lower case. */
export interface HttpAnswer<T> {
  status: number;
  headers: Readonly<Record<string, string>>;
  data: T;
}

/**
 * The only way out of a connector. Public addresses only unless the operator allows more, no redirects, no retries, one
 * request per call, size and time capped. Every failure is a `ConnectorError` of the right kind.
 */
export interface HttpClient {
  call<T>(call: HttpCall<T>): Promise<HttpAnswer<T>>;
}
