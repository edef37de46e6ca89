import type { Readable } from 'node:stream';
import type { AxiosResponse } from 'axios';
import { askOnFresh } from './ask-on-fresh.js';
import { askOnKept, type KeptConnections } from './ask-on-kept.js';
import type { ConnectDeps } from './connect.js';
import { hangUp, type Line, readBody } from './line.js';
import { type EgressOptions, type EgressRequest, wireOf } from './request.js';

/** An answer of any status. Read `body` to its end, or call `close`. */
export interface EgressAnswer {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** Decompressed. Reading it throws ConnectorError. */
  body: AsyncIterable<Uint8Array>;
  close(): void;
}

export type ExchangeDeps = ConnectDeps & { kept: KeptConnections };

const largestBody = 10 * 1024 * 1024;

/**
 * One request and its answer: no redirect, no proxy, and no second try unless it is repeatable. Throws `config` or
 * `unreachable` when certainly nothing was written, `unavailable` when the server may have got something.
 */
export async function exchange(
  request: EgressRequest,
  options: EgressOptions,
  { kept, ...deps }: ExchangeDeps,
): Promise<EgressAnswer> {
  const wire = wireOf(request);
  const heard = options.isRepeatable === true ? await askOnKept(wire, options, kept) : undefined;
  const { response, line } = heard ?? (await askOnFresh(wire, options, deps));
  return answerOf(response, line, Math.min(options.maxBytes ?? largestBody, largestBody));
}

function answerOf(response: AxiosResponse<Readable>, line: Line, maxBytes: number): EgressAnswer {
  const headers = Object.entries<unknown>(response.headers);
  // A broken answer that nobody reads must not keep its timer, nor end the process for want of a listener.
  response.data.on('error', () => hangUp(line));
  return {
    status: response.status,
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), String(value)])),
    body: readBody(response.data, line, maxBytes),
    close: () => hangUp(line),
  };
}
