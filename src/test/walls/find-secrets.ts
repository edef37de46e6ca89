import fs from 'node:fs';
import path from 'node:path';
import { Redis } from 'ioredis';
import type { Secrets } from './plant-secrets.js';

/** Somewhere that secrets must not stand, and all that is there. */
export interface Place {
  name: string;
  text: string;
}

/** In which of the places which secret stands, in any form that a program might have written it. */
export function findSecrets(places: readonly Place[], secrets: Secrets): string[] {
  return places.flatMap(({ name: place, text }) =>
    [...secrets].flatMap(([name, secret]) =>
      Object.entries(formsOf(secret))
        .filter(([, form]) => text.includes(form))
        .map(([how]) => `${name} (${how}) in ${place}`),
    ),
  );
}

const formsOf = (secret: string): Record<string, string> => ({
  ...{ plain: secret, 'in a URL': encodeURIComponent(secret), hex: Buffer.from(secret).toString('hex') },
  // Without what depends on what stands before and after it.
  base64: Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1),
  base64url: Buffer.from(secret).toString('base64url').slice(0, -1),
});

/** Every key of a Redis with what it holds. */
export async function redisPlaces(url: string): Promise<Place[]> {
  const redis = new Redis(url);
  try {
    const keys = await redis.keys('*');
    return await Promise.all(
      keys.map(async (key) => ({ name: key, text: `${key}\n${await valueOf(redis, key)}` })),
    );
  } finally {
    redis.disconnect();
  }
}

/** By the kind of the value; one that has gone meanwhile holds nothing. */
async function valueOf(redis: Redis, key: string): Promise<string> {
  const read: Record<string, () => Promise<unknown>> = {
    string: () => redis.get(key),
    hash: () => redis.hgetall(key),
    list: () => redis.lrange(key, 0, -1),
    set: () => redis.smembers(key),
    zset: () => redis.zrange(key, '0', '-1'),
    stream: () => redis.xrange(key, '-', '+'),
  };
  return JSON.stringify((await read[await redis.type(key)]?.()) ?? '');
}

/** Every file below a folder, as bytes that can be searched; the key that the product made for itself has its own place. */
export const filesIn = (folder: string): Place[] =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => fs.statSync(path.join(folder, file)).isFile())
    .filter((file) => path.basename(file) !== 'secret.key')
    .map((file) => ({ name: file, text: fs.readFileSync(path.join(folder, file), 'latin1') }));
