import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import axios, { type AxiosRequestConfig } from 'axios';
import { ConnectorError } from '../../kit/index.js';
import { type ConnectDeps, connectInTime } from './connect.js';
import { defaultTimeoutMs, startDeadline, unlessAborted } from './deadline.js';
import { failure, hangUp, type Heard, type Line } from './line.js';
import type { EgressOptions, Wire } from './request.js';
import type { Target } from './target.js';

/** One request on a connection of its own, which ends with it. */
export async function askOnFresh(
  { target, config }: Wire,
  { timeoutMs = defaultTimeoutMs, signal, beforeWrite }: EgressOptions,
  deps: ConnectDeps,
): Promise<Heard> {
  const socket = await connectInTime(target, signal, deps);
  const deadline = startDeadline(timeoutMs, signal);
  const cut = () => void socket.destroy();
  deadline.signal.addEventListener('abort', cut);
  const line: Line = { deadline, isWritten: false, cut, leave: cut };
  const own = agentFor(target, () => takeSocket(socket, line, beforeWrite));
  try {
    // The client never settles when a server switches protocols (101), so the deadline is not left to it.
    const asking = axios.request<Readable>({ ...config, ...own });
    return { response: await unlessAborted(asking, deadline.signal), line };
  } catch (error) {
    hangUp(line);
    throw failure(error, line);
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
function takeSocket(socket: Socket, line: Line, beforeWrite: EgressOptions['beforeWrite']): Socket {
  if (socket.destroyed) throw new ConnectorError('unreachable', 'The server closed the connection.');
  try {
    beforeWrite?.();
  } catch (cause) {
    throw new ConnectorError('unreachable', 'The call was stopped before anything was written.', { cause });
  }
  line.isWritten = true;
  return socket;
}
