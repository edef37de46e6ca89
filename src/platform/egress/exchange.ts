import { Agent as HttpAgent, validateHeaderName, validateHeaderValue } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import axios from 'axios';
import type { AxiosRequestConfig, AxiosResponse } from 'axios';
import { ConnectorError } from '../../kit/index.js';
import { connect } from './connect.js';
import type { ConnectDeps } from './connect.js';
import { startDeadline, unlessAborted } from './deadline.js';
import { failure, hangUp, readBody } from './line.js';
import type { Line } from './line.js';
import { parseTarget } from './target.js';
import type { Target } from './target.js';

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
}

/** An answer of any status. Read `body` to its end, or call `close`. */
export interface EgressAnswer {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** Decompressed. Reading it throws ConnectorError. */
  body: AsyncIterable<Uint8Array>;
  close(): void;
}

const connectTimeoutMs = 3000;
const defaultTimeoutMs = 10_000;
const largestBody = 10 * 1024 * 1024;

/**
 * One request on one fresh connection: no redirect, no retry, no proxy. Throws `config` or `unreachable` when certainly
 * nothing was written, `unavailable` when the server may have got something.
 */
export async function exchange(
  request: EgressRequest,
  options: EgressOptions,
  deps: ConnectDeps,
): Promise<EgressAnswer> {
  const target = parseTarget(request.url);
  const headers = checkedHeaders(request.headers ?? {});
  const socket = await connectInTime(target, options.signal, deps);
  const deadline = startDeadline(options.timeoutMs ?? defaultTimeoutMs, options.signal);
  deadline.signal.addEventListener('abort', () => socket.destroy());
  const line: Line = { socket, deadline, isWritten: false };
  const config = {
    ...fixedConfig,
    url: target.url.href,
    method: request.method,
    headers,
    data: asBuffer(request.body),
    ...agentFor(target, () => takeSocket(line, options.beforeWrite)),
  };
  try {
    // The client never settles when a server switches protocols (101), so the deadline is not left to it.
    const response = await unlessAborted(axios.request<Readable>(config), deadline.signal);
    return answerOf(response, line, Math.min(options.maxBytes ?? largestBody, largestBody));
  } catch (error) {
    hangUp(line);
    throw failure(error, line);
  }
}

const fixedConfig = {
  responseType: 'stream',
  maxRedirects: 0,
  proxy: false,
  validateStatus: null,
  transformRequest: (body: unknown) => body,
  transformResponse: (body: unknown) => body,
} as const satisfies AxiosRequestConfig;

async function connectInTime(
  target: Target,
  signal: AbortSignal | undefined,
  deps: ConnectDeps,
): Promise<Socket> {
  const deadline = startDeadline(connectTimeoutMs, signal);
  try {
    return await connect(target, deadline.signal, deps);
  } finally {
    deadline.end();
  }
}

/** What axios writes to is the connection that was checked; an agent of its own, so that no other call can get it. */
function agentFor(
  { isTls }: Target,
  take: () => Socket,
): Pick<AxiosRequestConfig, 'httpAgent' | 'httpsAgent'> {
  const own = { createConnection: take };
  return isTls
    ? { httpsAgent: Object.assign(new HttpsAgent({ keepAlive: false }), own) }
    : { httpAgent: Object.assign(new HttpAgent({ keepAlive: false }), own) };
}

/** The last moment before head and body go out together. */
function takeSocket(line: Line, beforeWrite: (() => void) | undefined): Socket {
  if (line.socket.destroyed) throw new ConnectorError('unreachable', 'The server closed the connection.');
  try {
    beforeWrite?.();
  } catch (cause) {
    throw new ConnectorError('unreachable', 'The call was stopped before anything was written.', { cause });
  }
  line.isWritten = true;
  return line.socket;
}

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

const asBuffer = (body: string | Uint8Array | undefined): Buffer | undefined =>
  body === undefined ? undefined : Buffer.from(body);

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
