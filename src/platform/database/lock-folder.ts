import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { AppError } from '../errors.js';

/** Where other programs of this machine reach the embedded database; it answers as long as its owner lives. */
export const socketFile = (folder: string): string => path.join(folder, '.s.PGSQL.5432');

/** A process that holds the lock but does not answer yet is starting, for at most so long. */
const startingMs = 5_000;

/**
 * Takes the data directory for this process, or refuses. PGlite takes no lock itself and two processes on one folder
 * corrupt it (reliability.md F-033). The lock file is made with O_EXCL, so of two that start at once one wins; one
 * whose owner no longer answers on the socket is stale. Process ids prove nothing: in a container they are always equal.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'lock');
  const mine = `${process.pid} ${Date.now()} ${Math.random()}`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (create(file, mine)) return () => remove(file, mine);
    const theirs = read(file);
    if (theirs === undefined) continue;
    if (isStarting(file) || (await answers(socketFile(folder)))) throw inUse(folder);
    remove(file, theirs);
  }
  throw inUse(folder);
}

const inUse = (folder: string): AppError =>
  new AppError('unavailable', {
    publicMessage: `The data directory ${folder} is in use by another process. Stop that one, or set DATA_DIR to another folder.`,
  });

function create(file: string, content: string): boolean {
  try {
    fs.writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function read(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** The owner of a lock of another process that was started a moment ago may not listen yet. */
function isStarting(file: string): boolean {
  const age = Date.now() - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  const owner = Number(read(file)?.split(' ')[0]);
  return age < startingMs && owner !== process.pid && isAlive(owner);
}

function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** Removes the lock only if it is still the one that was read: somebody else may have replaced it meanwhile. */
function remove(file: string, content: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if (fs.readFileSync(aside, 'utf8') !== content) fs.linkSync(aside, file);
  fs.rmSync(aside);
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const answers = (file: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(file, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
