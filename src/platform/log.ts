import { pino, stdTimeFunctions } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { readableLines } from './readable-log.js';
import { escapeControls, knownSecrets, membersForLog, redactText } from './redact.js';

export { redactUrl } from './redact.js';

/** Where a module tells what happened: `log.info({ tenant_id }, 'sentence')`. An error goes in as `err`. */
export type Log = Logger;

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface LogOptions {
  level: LogLevel;
  /** Default: standard output. */
  destination?: DestinationStream | undefined;
  /** Values that must never appear, whatever they are part of: the settings' own secrets. */
  secrets?: readonly string[] | undefined;
  /** Lines for people in place of JSON. Default: when standard output is a terminal. */
  readable?: boolean | undefined;
}

/** One JSON object per line, with secrets taken out by name, shape and value, and control characters escaped. */
export function createLog({ level, destination, secrets = [], readable }: LogOptions): Log {
  const known = knownSecrets(secrets);
  const output = destination ?? pino.destination({ fd: 1, sync: true });
  const isReadable = readable ?? (destination === undefined && process.stdout.isTTY);
  const log = pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      // `membersForLog` has told errors already; the built-in serialiser would add an HTTP client's request with its headers.
      serializers: { err: (told: unknown) => told },
      formatters: { level: (label) => ({ level: label }), log: membersForLog },
      hooks: { streamWrite: (line) => `${escapeControls(redactText(line.trimEnd(), known))}\n` },
    },
    isReadable ? readableLines(output) : output,
  );
  cleanChildren(log);
  return log;
}

/** pino formats what one call logs, but not what a child is made with (its formatter is reset in lib/proto.js, `child`). */
function cleanChildren(log: Log): void {
  const child: unknown = Reflect.get(log, 'child');
  if (typeof child !== 'function') throw new Error('this version of pino has no child loggers');
  const make = function (this: Log, members: object, options?: object): unknown {
    return Reflect.apply(child, this, [membersForLog(members), options]);
  };
  Object.defineProperty(log, 'child', { value: make });
}
