import { pino, stdTimeFunctions } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { type LineLimit, limitLines } from './limit-lines.js';
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
  /** How many lines may say the same. Default: a hundred within ten seconds. */
  limit?: LineLimit | undefined;
}

const usualLimit: LineLimit = { most: 100, withinMs: 10_000 };

/**
 * One JSON object per line, with secrets taken out by name, shape and value, and control characters escaped. Of what repeats
 * itself very often the most is left out, and counted.
 */
export function createLog({
  level,
  destination,
  secrets = [],
  readable,
  limit = usualLimit,
}: LogOptions): Log {
  const known = knownSecrets(secrets);
  const output = destination ?? pino.destination({ fd: 1, sync: true });
  const isReadable = readable ?? (destination === undefined && process.stdout.isTTY);
  const isLetThrough = limitLines(limit, (leftOut, sentence) =>
    log.warn({ left_out: leftOut, sentence }, 'lines that said the same were left out'),
  );
  const log = pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      // `membersForLog` has told errors already; the built-in serialiser would add an HTTP client's request with its headers.
      serializers: { err: (told: unknown) => told },
      formatters: { level: (label) => ({ level: label }), log: membersForLog },
      hooks: {
        logMethod(args, method, levelNumber) {
          const isLimited = limitedFrom <= levelNumber && levelNumber < limitedBelow;
          if (!isLimited || isLetThrough(sentenceOf(args))) method.apply(this, args);
        },
        streamWrite: (line) => `${escapeControls(redactText(line.trimEnd(), known))}\n`,
      },
    },
    isReadable ? readableLines(output) : output,
  );
  cleanChildren(log);
  return log;
}

/** Whoever asks for more than `info` wants to see it all, and nothing is fatal often. */
const { info: limitedFrom = 30, fatal: limitedBelow = 60 } = pino.levels.values;
const longestKind = 120;

/** What a line says, without what it says it of; the error's own words where there is no sentence. */
function sentenceOf([first, second]: readonly unknown[]): string {
  const said = [first, second].find((each) => typeof each === 'string') ?? first;
  if (said instanceof Error) return said.message.slice(0, longestKind);
  return typeof said === 'string' ? said.slice(0, longestKind) : '';
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
