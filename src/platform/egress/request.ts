import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { AxiosRequestConfig } from 'axios';
import { ConnectorError } from '../../kit/index.js';
import { parseTarget, type Target } from './target.js';

export interface EgressRequest {
  method: string;
  url: string;
  headers?: Readonly<Record<string, string>> | undefined;
  body?: string | Uint8Array | undefined;
}

export interface EgressOptions {
  /** From the first byte to the last. Default 10 s. Name, connection and TLS have 3 s of their own. */
  timeoutMs?: number | undefined;
  /** Longest body of the answer after decompression. Default, and at most, 10 MB. */
  maxBytes?: number | undefined;
  /** Stops the call. */
  signal?: AbortSignal | undefined;
  /**
   * Called when the connection stands, directly before the first byte is written. When it throws, nothing is written and
   * the call fails with `unreachable` (reliability.md D.4 step 5).
   */
  beforeWrite?: (() => void) | undefined;
  /**
   * The server may get this request twice without harm, and nothing is to be asked `beforeWrite`. Then it goes on a
   * connection that such a call has left, and once more on a fresh one if that proves to have died meanwhile.
   */
  isRepeatable?: boolean | undefined;
}

/** A request as it goes out, and where to. */
export interface Wire {
  target: Target;
  config: AxiosRequestConfig;
}

/** Throws `config` for an address that cannot be used and for a header that cannot be sent. */
export function wireOf({ method, url, headers = {}, body }: EgressRequest): Wire {
  const target = parseTarget(url);
  const data = body === undefined ? undefined : Buffer.from(body);
  return {
    target,
    config: { ...fixedConfig, url: target.url.href, method, headers: checkedHeaders(headers), data },
  };
}

const fixedConfig = {
  responseType: 'stream',
  maxRedirects: 0,
  proxy: false,
  validateStatus: null,
  transformRequest: (body: unknown) => body,
  transformResponse: (body: unknown) => body,
} as const satisfies AxiosRequestConfig;

/** Names in lower case. A line break in a credential must not become another header (reliability.md F-095). */
function checkedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const checked: Record<string, string> = { 'user-agent': 'Patchbay', 'accept-encoding': 'gzip, br' };
  for (const [name, value] of Object.entries(headers)) {
    try {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    } catch {
      throw new ConnectorError(
        'config',
        `The value for the header ${JSON.stringify(name)} cannot be sent; check what was typed.`,
      );
    }
    checked[name.toLowerCase()] = value;
  }
  return checked;
}
