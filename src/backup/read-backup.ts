import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { AppError } from '../platform/errors.js';
import { Footer, formatVersion, Header, TableLine } from './backup-format.js';

/** One step of reading a backup: its header, the table whose rows come next, or a row as it was written. */
export type Part =
  { kind: 'header'; header: Header } | { kind: 'table'; table: TableLine } | { kind: 'row'; line: string };

/**
 * Reads a backup from end to end. Throws `bad-request` with a sentence for the operator when the file is none, is of a
 * later version or was cut or changed: only after the last part is it known to be whole, so look through it once before
 * anything is stored.
 */
export async function* readBackup(file: string): AsyncGenerator<Part> {
  const hash = createHash('sha256');
  let [rows, isFirst] = [0, true];
  let held: string | undefined;
  for await (const line of linesOf(file)) {
    if (held !== undefined) {
      const part = partOf(held, isFirst, file);
      isFirst = false;
      hash.update(`${held}\n`);
      if (part.kind === 'row') rows += 1;
      yield part;
    }
    held = line;
  }
  const footer = Footer.safeParse(jsonOf(held ?? '')).data;
  if (footer?.rows !== rows || footer.sha256 !== hash.digest('hex'))
    throw refused(`${file} is cut or was changed: its end does not fit what is in it. Take another backup.`);
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = source.pipe(createGunzip());
  source.on('error', (error) => text.destroy(error));
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Infinity })) yield line;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'ENOENT') throw refused(`There is no file ${file}.`, cause);
    throw refused(`${file} cannot be read as a backup (${code}): it is none, or it is cut.`, cause);
  }
}

function partOf(line: string, isFirst: boolean, file: string): Part {
  if (isFirst) {
    const header = Header.safeParse(jsonOf(line)).data;
    if (!header) throw refused(`${file} is no backup of this product.`);
    if (header.patchbay_backup > formatVersion)
      throw refused(`${file} was made by a later version. Restore it with that version, then update.`);
    return { kind: 'header', header };
  }
  const table = line.startsWith('{"table":') ? TableLine.safeParse(jsonOf(line)).data : undefined;
  return table ? { kind: 'table', table } : { kind: 'row', line };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const refused = (publicMessage: string, cause?: unknown): AppError =>
  new AppError('bad-request', { publicMessage, cause });
