import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const fileName = 'secret.key';

/**
 * The embedded shape's own secret key: 32 random bytes in base64, in a file that only its owner can read. Made at the first
 * start; two starts at once end up with the same key. Throws when the file is there but holds no key, because a new key
 * would leave everything sealed so far closed for good.
 */
export async function loadOrCreateSecretKey(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, fileName);
  const existing = await load(path);
  if (existing !== undefined) return existing;
  await create(path);
  const created = await load(path);
  if (created === undefined) throw new Error(`The secret key file ${path} vanished while starting.`);
  return created;
}

async function load(path: string): Promise<string | undefined> {
  const key = await ifFails(readFile(path, 'utf8'), 'ENOENT');
  if (key === undefined) return undefined;
  if (key.trim().length < 32) {
    throw new Error(
      `The secret key file ${path} is damaged. Restore it from a backup; what it sealed cannot be read without it.`,
    );
  }
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) await chmod(path, 0o600);
  return key.trim();
}

/** The whole key appears at once or not at all: a crash leaves no half key, and of two starts one link wins. */
async function create(path: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(32).toString('base64')}\n`);
    await file.sync();
    await ifFails(link(draft, path), 'EEXIST');
  } finally {
    await file.close();
    await rm(draft);
  }
}

const Failure = z.object({ code: z.string() });

/** The result, or undefined when it fails with just this code. */
async function ifFails<T>(work: Promise<T>, expected: string): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (Failure.safeParse(error).data?.code === expected) return undefined;
    throw error;
  }
}
