import { Agent as HttpAgent, type AgentOptions, type ClientRequestArgs, ClientRequest } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex, Readable } from 'node:stream';
import axios, { type AxiosRequestConfig } from 'axios';
import { ConnectorError } from '../../kit/index.js';
import { type ConnectDeps, connectInTime } from './connect.js';
import { defaultTimeoutMs, startDeadline, unlessAborted } from './deadline.js';
import { failure, hangUp, type Heard, type Line } from './line.js';
import type { EgressOptions, Wire } from './request.js';
import { parseTarget } from './target.js';

/** Connections that repeatable calls leave to the next ones to the same server, by protocol. */
export type KeptConnections = Required<Pick<AxiosRequestConfig, 'httpAgent' | 'httpsAgent'>>;

/** Shorter than what servers and the networks between keep an idle connection for. */
const keptMs = 50_000;
const mostIdle = 16;

const keeping: AgentOptions = { keepAlive: true, timeout: keptMs, maxFreeSockets: mostIdle };

/** Every connection is made to an address that was checked; for the next one the name is resolved and checked anew. */
export const createKeptConnections = (deps: ConnectDeps): KeptConnections => ({
  httpAgent: Object.assign(new HttpAgent(keeping), { createConnection: connectBy('http', deps) }),
  httpsAgent: Object.assign(new HttpsAgent(keeping), { createConnection: connectBy('https', deps) }),
});

type Give = (error: Error | null, socket?: Duplex) => void;

const connectBy =
  (protocol: 'http' | 'https', deps: ConnectDeps) =>
  ({ host, port }: ClientRequestArgs, give: Give): undefined => {
    const name = host?.includes(':') === true ? `[${host}]` : host;
    const connecting = Promise.resolve().then(() =>
      connectInTime(parseTarget(`${protocol}://${name}:${port}`), undefined, deps),
    );
    connecting.then(
      (socket) => give(null, socket),
      (error: unknown) => give(error instanceof Error ? error : new Error(String(error))),
    );
  };

/** Nothing where the connection that was left proves to have died: then nobody has answered, and another may be made. */
export async function askOnKept(
  { config }: Wire,
  { timeoutMs = defaultTimeoutMs, signal }: EgressOptions,
  kept: KeptConnections,
): Promise<Heard | undefined> {
  const deadline = startDeadline(timeoutMs, signal);
  // Whether anything was written nobody needs to know: the server may get it twice.
  const line: Line = { deadline, isWritten: true, cut: () => undefined, leave: () => undefined };
  deadline.signal.addEventListener('abort', () => line.cut());
  try {
    const asking = axios.request<Readable>({ ...config, ...kept, signal: deadline.signal });
    const response = await unlessAborted(asking, deadline.signal);
    const request: unknown = response.request;
    if (request instanceof ClientRequest) line.cut = () => void request.destroy();
    return { response, line };
  } catch (error) {
    hangUp(line);
    if (!deadline.signal.aborted && diedWhileKept(error)) return undefined;
    throw notConnected(error) ?? failure(error, line);
  }
}

const requestOf = (error: unknown): unknown => (axios.isAxiosError(error) ? error.request : undefined);

function diedWhileKept(error: unknown): boolean {
  const request = requestOf(error);
  return request instanceof ClientRequest && request.reusedSocket;
}

/** Why no connection could be made, from within the client's own error. */
const notConnected = (error: unknown): ConnectorError | undefined =>
  error instanceof Error && error.cause instanceof ConnectorError ? error.cause : undefined;
