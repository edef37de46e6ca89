import type { DestinationStream } from 'pino';
import { z } from 'zod';
import { escapeControls } from './redact.js';

const Line = z.looseObject({ level: z.string(), time: z.string(), msg: z.string().optional() });
const Told = z.looseObject({ stack: z.string() });

/** Turns JSON lines into lines for a terminal: time, level, sentence, members, and an error's stack below. */
export function readableLines(output: DestinationStream): DestinationStream {
  return { write: (line) => output.write(readableLine(line)) };
}

function readableLine(line: string): string {
  const parsed = parsedLine(line);
  if (parsed === undefined) return line;
  const { level, time, msg = '', err, ...members } = parsed;
  const told = Object.entries(members).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
  const head = `${time.slice(11, 19)} ${level.toUpperCase().padEnd(5)} ${escapeControls(msg)}${escapeControls(told.join(''))}\n`;
  if (err === undefined) return head;
  const stack = Told.safeParse(err);
  const rest = stack.success ? stack.data.stack.split('\n') : [JSON.stringify(err)];
  return head + rest.map((row) => `      ${escapeControls(row.trim())}\n`).join('');
}

/** Undefined for a line that is no longer JSON, because a secret of digits was taken out of a number. */
function parsedLine(line: string): z.infer<typeof Line> | undefined {
  try {
    return Line.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
