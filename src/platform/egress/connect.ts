import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { connect as connectTcp, isIPv6 } from 'node:net';
import type { LookupFunction, Socket } from 'node:net';
import { connect as connectTls, rootCertificates } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { ConnectorError } from '../../kit/index.js';
import { whyRefused } from './address.js';
import type { AllowRule } from './allow-rule.js';
import { startDeadline, unlessAborted } from './deadline.js';
import type { Target } from './target.js';

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

export interface ConnectDeps {
  allow: readonly AllowRule[];
  resolve: Resolve;
  /** Certificates, in PEM, to trust besides Node's own. */
  ca: string | undefined;
}

/** As the operating system resolves names: DNS, the hosts file, a cluster's search domains. */
export const resolveBySystem: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);

const connectTimeoutMs = 3_000;

/** `connect`, given up after 3 s. */
export async function connectInTime(
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

/**
 * Resolves a name once, checks every address of it, and connects to what was checked, TLS included. Nothing of a request is
 * written. Throws `config` when an address is not allowed, else `unreachable` (reliability.md F-083, F-084).
 */
async function connect(target: Target, signal: AbortSignal, deps: ConnectDeps): Promise<Socket> {
  const addresses = await addressesOf(target, signal, deps);
  for (const address of addresses) {
    const reason = whyRefused(address, target.port, deps.allow);
    if (reason !== undefined) throw notAllowed(`${address} port ${target.port}: ${reason}`);
  }
  const socket = await openTcp(target, addresses, signal);
  return target.isTls ? await openTls(target, { socket, signal, ca: deps.ca }) : socket;
}

/** The tenant learns what to do, the log learns which address it was. */
const notAllowed = (reason: string): ConnectorError =>
  new ConnectorError(
    'config',
    'This address is not allowed, because it is not a public internet address or not a usual port. If the server is meant to be reached, ask the operator of this installation to add it to EGRESS_ALLOW.',
    { cause: new Error(reason) },
  );

async function addressesOf(
  target: Target,
  signal: AbortSignal,
  deps: ConnectDeps,
): Promise<readonly string[]> {
  if (target.isAddress) return [target.hostname];
  try {
    const addresses = await unlessAborted(deps.resolve(target.hostname), signal);
    if (addresses.length > 0) return addresses;
  } catch (cause) {
    throw new ConnectorError('unreachable', 'The name of the server could not be found.', { cause });
  }
  throw new ConnectorError('unreachable', 'The name of the server has no address.');
}

async function openTcp(target: Target, addresses: readonly string[], signal: AbortSignal): Promise<Socket> {
  const options = {
    host: target.hostname,
    port: target.port,
    lookup: answerWith(addresses),
    autoSelectFamily: true,
  };
  const socket = keepQuiet(connectTcp(options));
  try {
    await once(socket, 'connect', { signal });
    return socket.setNoDelay(true);
  } catch (cause) {
    socket.destroy();
    throw new ConnectorError('unreachable', 'The server could not be connected.', { cause });
  }
}

interface TlsStart {
  socket: Socket;
  signal: AbortSignal;
  ca: string | undefined;
}

async function openTls(target: Target, { socket, signal, ca }: TlsStart): Promise<TLSSocket> {
  const secure = keepQuiet(
    connectTls({
      socket,
      host: target.hostname,
      ALPNProtocols: ['http/1.1'],
      ...(target.isAddress ? {} : { servername: target.hostname }),
      ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
    }),
  );
  try {
    await once(secure, 'secureConnect', { signal });
    return secure;
  } catch (cause) {
    secure.destroy();
    socket.destroy();
    throw new ConnectorError('unreachable', 'No secure connection to the server could be made.', { cause });
  }
}

/** The name is not asked for again: what was checked is what is connected to. */
const answerWith =
  (addresses: readonly string[]): LookupFunction =>
  (_hostname, options, answer) => {
    const entries = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
    const [first = { address: '', family: 0 }] = entries;
    if (options.all === true) answer(null, entries);
    else answer(null, first.address, first.family);
  };

/** An idle socket that fails would end the process for want of a listener; the failure stays in `socket.errored`. */
const keepQuiet = <S extends Socket>(socket: S): S => socket.on('error', () => undefined);
