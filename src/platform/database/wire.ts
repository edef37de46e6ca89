/** Just enough of PostgreSQL's wire protocol (version 3) to share one session between many clients. */

export const messageType = {
  parse: 0x50,
  bind: 0x42,
  describe: 0x44,
  close: 0x43,
  terminate: 0x58,
  readyForQuery: 0x5a,
  notification: 0x41,
  commandComplete: 0x43,
  errorResponse: 0x45,
} as const;

/** Start-up packets have no type byte; these numbers stand in the place of a protocol version. */
export const startupCode = { ssl: 80_877_103, gss: 80_877_104, cancel: 80_877_102 } as const;

/** The status byte of ReadyForQuery when no transaction is open. */
export const idleStatus = 0x49;

/** After these the server answers, so what came before belongs together: Sync, Query, Flush, CopyDone, CopyFail. */
const unitEnds: ReadonlySet<number> = new Set(Buffer.from('SQHcf'));
export const endsUnit = (type: number): boolean => unitEnds.has(type);

export function frame(type: string, body: Buffer = Buffer.alloc(0)): Buffer {
  const message = Buffer.alloc(5 + body.length);
  message.write(type, 0, 'latin1');
  message.writeUInt32BE(4 + body.length, 1);
  body.copy(message, 5);
  return message;
}

export const cString = (text: string): Buffer => Buffer.from(`${text}\0`);

export function int32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32BE(value, 4 * index));
  return bytes;
}

/** Whether an answer of the server, which consists of whole messages, says that something failed. */
export function hasError(answer: Uint8Array): boolean {
  const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength);
  for (let at = 0; at + 5 <= answer.length; at += 1 + view.getUint32(at + 1))
    if (answer[at] === messageType.errorResponse) return true;
  return false;
}

export const query = (sql: string): Buffer => frame('Q', cString(sql));
export const sync = (): Buffer => frame('S');

const parameters = {
  server_version: '18.6',
  client_encoding: 'UTF8',
  DateStyle: 'ISO, MDY',
  integer_datetimes: 'on',
  TimeZone: 'UTC',
  standard_conforming_strings: 'on',
};

/** AuthenticationOk, the parameters that `pg` reads, BackendKeyData and ReadyForQuery. */
export const greeting = (id: number): Buffer =>
  Buffer.concat([
    frame('R', int32(0)),
    ...Object.entries(parameters).map(([name, value]) =>
      frame('S', Buffer.concat([cString(name), cString(value)])),
    ),
    frame('K', int32(id, 0)),
    frame('Z', Buffer.from('I')),
  ]);

const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** What a client asked for at start-up, as SQL that gives the shared session that face. Empty: the owner's own. */
export function profileOf(startup: readonly string[]): string {
  const value = (key: string): string | undefined => {
    const at = startup.findIndex((word, index) => index % 2 === 0 && word === key);
    return at < 0 ? undefined : startup[at + 1];
  };
  const options = value('options') ?? '';
  const searchPath = /search_path=([\w$", ]+?)(?= -c|$)/.exec(options)?.[1];
  const role = /(?:^|\s)-c role=(\w+)/.exec(options)?.[1] ?? value('user');
  const isOwner = role === undefined || role === 'postgres';
  if (isOwner && searchPath === undefined) return '';
  const setRole = isOwner ? 'RESET ROLE' : `SET ROLE ${quoteName(role)}`;
  const setPath = searchPath === undefined ? 'RESET search_path' : `SET search_path TO ${searchPath}`;
  return `${setRole}; ${setPath}`;
}

export const ownerProfile = 'RESET ROLE; RESET search_path';

/**
 * Statement names belong to a connection in PostgreSQL but are shared here, so each gets its connection's prefix.
 */
export function prefixStatement(message: Buffer, prefix: string): Buffer {
  const type = message[0];
  if (type === messageType.parse && message[5] !== 0) {
    return frame('P', Buffer.concat([Buffer.from(prefix), message.subarray(5)]));
  }
  if (type === messageType.bind) {
    const nameAt = message.indexOf(0, 5) + 1;
    if (message[nameAt] === 0) return message;
    return frame(
      'B',
      Buffer.concat([message.subarray(5, nameAt), Buffer.from(prefix), message.subarray(nameAt)]),
    );
  }
  const isNamedStatement =
    (type === messageType.describe || type === messageType.close) && message[5] === 0x53 && message[6] !== 0;
  if (!isNamedStatement) return message;
  const letter = type === messageType.describe ? 'D' : 'C';
  return frame(letter, Buffer.concat([message.subarray(5, 6), Buffer.from(prefix), message.subarray(6)]));
}
