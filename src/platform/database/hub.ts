import type { Duplex } from 'node:stream';
import { hasError, idleStatus, messageType, ownerProfile, query, sync } from './wire.js';

/**
 * Many clients of one in-process PGlite session. Their messages run one unit at a time; the session changes hands only
 * when no transaction is open, so each client sees a server of its own.
 */

/** One client, as the hub knows it. */
export interface Line {
  readonly id: number;
  readonly stream: Duplex;
  /** SQL that gives the session this client's role and search path. */
  profile: string;
  isListening: boolean;
  /** Gone: what the session still answers to its clean-up is dropped. */
  isMuted: boolean;
}

interface Unit {
  line: Line;
  bytes: Uint8Array;
  done: (error?: Error) => void;
}

/** Runs one message through PGlite and hands out the answer piece by piece. The non-stream variant leaks memory (0.5.14). */
export type Execute = (message: Uint8Array, options: { onRawData(data: Uint8Array): void }) => Promise<void>;

export interface Hub {
  readonly execute: Execute;
  /** A transaction that sits idle for so long while others wait is broken. */
  readonly idleTransactionMs: number;
  readonly lines: Set<Line>;
  queue: Unit[];
  owner: Line | undefined;
  isBusy: boolean;
  /** The session's face; unknown after a change of it that failed. */
  profile: string | undefined;
  idleTimer: NodeJS.Timeout | undefined;
  lastId: number;
}

export const createHub = (execute: Execute, idleTransactionMs: number): Hub => ({
  execute,
  idleTransactionMs,
  lines: new Set(),
  queue: [],
  owner: undefined,
  isBusy: false,
  profile: '',
  idleTimer: undefined,
  lastId: 0,
});

export function submit(hub: Hub, line: Line, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    hub.queue.push({ line, bytes, done: (error) => (error ? reject(error) : resolve()) });
    if (!hub.isBusy) void drain(hub);
  });
}

async function execute(hub: Hub, bytes: Uint8Array): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  await hub.execute(bytes, { onRawData: (data) => parts.push(data.slice()) });
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}

function nextUnit(hub: Hub): Unit | undefined {
  const index = hub.owner ? hub.queue.findIndex((unit) => unit.line === hub.owner) : 0;
  return index < 0 ? undefined : hub.queue.splice(index, 1)[0];
}

async function drain(hub: Hub): Promise<void> {
  hub.isBusy = true;
  let since = performance.now();
  for (;;) {
    // PGlite works synchronously: without this pause timers and sockets would starve under load.
    if (performance.now() - since > 5) {
      await new Promise(setImmediate);
      since = performance.now();
    }
    const unit = nextUnit(hub);
    if (!unit) break;
    await run(hub, unit);
  }
  hub.isBusy = false;
  watchIdleOwner(hub);
}

async function run(hub: Hub, { line, bytes, done }: Unit): Promise<void> {
  try {
    if (!hub.owner && line.profile !== hub.profile) await changeProfile(hub, line.profile);
    forgetIdleOwner(hub);
    const status = deliver(hub, line, await execute(hub, bytes));
    hub.owner = status === idleStatus ? undefined : line;
    // It went away in the middle of this: nobody else would end its transaction.
    if (hub.owner && line.isMuted) hub.queue.unshift(rollbackOf(line));
    done();
  } catch (error) {
    hub.owner = undefined;
    done(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Without the role it asked for a client must not go on: it would run as whoever came before. */
async function changeProfile(hub: Hub, profile: string): Promise<void> {
  hub.profile = undefined;
  if (hasError(await execute(hub, query(profile || ownerProfile))))
    throw new Error(`embedded database: this role or search path does not exist (${profile})`);
  hub.profile = profile;
}

const rollbackOf = (line: Line): Unit => ({
  line,
  bytes: Buffer.concat([sync(), query('ROLLBACK')]),
  done: () => undefined,
});

function forgetIdleOwner(hub: Hub): void {
  clearTimeout(hub.idleTimer);
  hub.idleTimer = undefined;
}

/** The time counts from the first who waits: those who come later do not prolong it. */
function watchIdleOwner(hub: Hub): void {
  const { owner } = hub;
  if (!owner || hub.queue.length === 0 || hub.idleTimer) return;
  hub.idleTimer = setTimeout(() => {
    hub.idleTimer = undefined;
    if (hub.owner !== owner || hub.isBusy || hub.queue.length === 0) return;
    owner.stream.destroy(
      new Error(
        'embedded database: a transaction sat idle while other queries waited; inside a transaction use its own handle',
      ),
    );
  }, hub.idleTransactionMs);
}

function receive(line: Line, bytes: Uint8Array): void {
  if (!line.isMuted && !line.stream.destroyed) line.stream.push(bytes);
}

/** Notifications go to all who listen, everything else to the line that asked. Returns the last transaction status. */
function deliver(hub: Hub, line: Line, answer: Uint8Array): number {
  const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength);
  let status = 0;
  let from = 0;
  for (let at = 0; at + 5 <= answer.length;) {
    const type = answer[at];
    const end = at + 1 + view.getUint32(at + 1);
    if (type === messageType.notification) {
      if (at > from) receive(line, answer.subarray(from, at));
      notifyAll(hub, answer.slice(at, end));
      from = end;
    } else if (type === messageType.readyForQuery) {
      status = answer[at + 5] ?? 0;
    } else if (isListenComplete(answer, at, end)) {
      line.isListening = true;
    }
    at = end;
  }
  if (answer.length > from) receive(line, answer.subarray(from));
  return status;
}

function notifyAll(hub: Hub, notification: Uint8Array): void {
  for (const line of hub.lines) if (line.isListening) receive(line, notification);
}

/** CommandComplete with the tag LISTEN: 12 bytes, the tag starts with L. */
const isListenComplete = (answer: Uint8Array, at: number, end: number): boolean =>
  answer[at] === messageType.commandComplete && end - at === 12 && answer[at + 5] === 0x4c;

/**
 * Takes a client out: what it queued fails, its open transaction is rolled back. Its named statements stay, unreachable:
 * closing them makes PGlite 0.5.14 spin for ever, and our own queries have no names.
 */
export function release(hub: Hub, line: Line): void {
  hub.lines.delete(line);
  const [gone, left] = [
    hub.queue.filter((unit) => unit.line === line),
    hub.queue.filter((unit) => unit.line !== line),
  ];
  hub.queue = left;
  for (const unit of gone) unit.done(new Error('connection closed'));
  line.isMuted = true;
  if (hub.owner === line) {
    hub.queue.unshift(rollbackOf(line));
  }
  if (!hub.isBusy) void drain(hub);
}
