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
  url: string;
  headers?: Record<string, string>;
  query?: Record<string, string | number | boolean | undefined>;
  json?: unknown;
  /** The shape of a good answer; any other is `bad-response`. */
  expect: z.ZodType<T>;
  /** From the first byte to the last. Default 10 s. */
  timeoutMs?: number;
  /** What a status of this platform means, where the common table does not say it. */
  errors?: Partial<Record<number, ConnectorErrorKind>>;
}

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
