import { Duplex } from 'node:stream';
import { type Hub, type Line, release, submit } from './hub.js';
import { endsUnit, greeting, messageType, prefixStatement, profileOf, startupCode } from './wire.js';

/** What one client has sent but not finished. */
interface Inbox {
  rest: Buffer;
  unit: Buffer[];
  hasStarted: boolean;
}

type Step = 'more' | 'wait' | 'end';

/** A connection to the hub, in the form that `pg` expects of a socket: pass it as `stream: () => openLine(hub)`. */
export function openLine(hub: Hub): Duplex {
  const inbox: Inbox = { rest: Buffer.alloc(0), unit: [], hasStarted: false };
  const stream = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => void write(hub, line, { inbox, chunk, done }),
    final: (done) => {
      stream.push(null);
      done();
    },
    destroy: (error, done) => {
      release(hub, line);
      done(error);
    },
  });
  const line: Line = {
    id: ++hub.lastId,
    stream,
    profile: '',
    isListening: false,
    isMuted: false,
  };
  hub.lines.add(line);
  return asSocket(stream);
}

function asSocket(stream: Duplex): Duplex {
  const same = () => stream;
  return Object.assign(stream, {
    connect: () => {
      process.nextTick(() => stream.emit('connect'));
      return stream;
    },
    setNoDelay: same,
    setKeepAlive: same,
    ref: same,
    unref: same,
  });
}

interface Write {
  inbox: Inbox;
  chunk: Buffer;
  done: (error?: Error | null) => void;
}

async function write(hub: Hub, line: Line, { inbox, chunk, done }: Write): Promise<void> {
  inbox.rest = inbox.rest.length > 0 ? Buffer.concat([inbox.rest, chunk]) : chunk;
  const units: Buffer[] = [];
  let step: Step = 'more';
  while (step === 'more')
    step = inbox.hasStarted ? takeMessage(line, inbox, units) : takeStartup(line, inbox);
  const outcome = await Promise.allSettled(units.map((unit) => submit(hub, line, unit)));
  done();
  const failed = outcome.find((result) => result.status === 'rejected');
  if (failed)
    line.stream.destroy(
      failed.reason instanceof Error ? failed.reason : new Error('embedded database failed'),
    );
  else if (step === 'end') {
    line.stream.push(null);
    line.stream.destroy();
  }
}

function takeStartup(line: Line, inbox: Inbox): Step {
  const { rest } = inbox;
  if (rest.length < 8) return 'wait';
  const length = rest.readUInt32BE(0);
  if (rest.length < length) return 'wait';
  const code = rest.readUInt32BE(4);
  inbox.rest = rest.subarray(length);
  if (code === startupCode.cancel) return 'end';
  if (code === startupCode.ssl || code === startupCode.gss) {
    line.stream.push(Buffer.from('N'));
    return 'more';
  }
  inbox.hasStarted = true;
  line.profile = profileOf(rest.toString('utf8', 8, length).split('\0'));
  line.stream.push(greeting(line.id));
  return 'more';
}

function takeMessage(line: Line, inbox: Inbox, units: Buffer[]): Step {
  const { rest } = inbox;
  if (rest.length < 5) return 'wait';
  const end = 1 + rest.readUInt32BE(1);
  if (end > rest.length) return 'wait';
  const message = rest.subarray(0, end);
  const type = message[0] ?? 0;
  inbox.rest = rest.subarray(end);
  if (type === messageType.terminate) return 'end';
  inbox.unit.push(prefixStatement(message, `c${line.id}_`));
  if (endsUnit(type)) {
    units.push(Buffer.concat(inbox.unit));
    inbox.unit = [];
  }
  return 'more';
}
