import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../errors.js';
import { sha256 } from '../ids.js';
import { addressBlock } from './client-address.js';

/** So many points within so many seconds, for each key. */
export interface Rule {
  name: string;
  points: number;
  perSeconds: number;
}

/** What is left of a rule for one key. */
export interface Allowance {
  limit: number;
  remaining: number;
  resetMs: number;
}

export interface Limiter {
  /**
   * Takes one point. Throws `rate-limited` when none is left. A key may hold an address among its words: addresses of one
   * IPv6 network count as one, because whoever has one of them has them all.
   */
  consume(rule: Rule, key: string): Promise<Allowance>;
}

/** Counts in Redis where there is one, so that all processes count together; while it is away, each counts alone. */
export function createLimiter(redis: Redis | undefined): Limiter {
  const limiters = new Map<string, RateLimiterMemory | RateLimiterRedis>();
  const limiterOf = ({ name, points, perSeconds }: Rule) => {
    const id = `${name} ${points} ${perSeconds}`;
    const known = limiters.get(id);
    if (known) return known;
    const options = { keyPrefix: `patchbay:rate:${name}`, points, duration: perSeconds };
    const memory = new RateLimiterMemory(options);
    // A client that is not connected is not waited for: a limit must not hold up what it protects.
    const shared = { storeClient: redis, insuranceLimiter: memory, rejectIfRedisNotReady: true };
    const made = redis ? new RateLimiterRedis({ ...options, ...shared }) : memory;
    limiters.set(id, made);
    return made;
  };
  return {
    consume: async (rule, key) => {
      try {
        const { remainingPoints, msBeforeNext } = await limiterOf(rule).consume(countedKey(key));
        return { limit: rule.points, remaining: remainingPoints, resetMs: msBeforeNext };
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new AppError('rate-limited', { retryAfterMs: refusal.msBeforeNext });
      }
    },
  };
}

/** Hashed: a key may hold an address or what a visitor is known by, which is no business of a shared store. */
const countedKey = (key: string): string => sha256(key.split(' ').map(addressBlock).join(' '));

/** The headers that tell a client how much is left: draft-ietf-httpapi-ratelimit-headers-06. */
export const rateLimitHeaders = ({ limit, remaining, resetMs }: Allowance): Record<string, string> => ({
  'RateLimit-Limit': String(limit),
  'RateLimit-Remaining': String(remaining),
  'RateLimit-Reset': String(Math.ceil(resetMs / 1000)),
});
