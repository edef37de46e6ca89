import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../errors.js';

/** So many points within so many seconds, for each key. */
export interface Rule {
  name: string;
  points: number;
  perSeconds: number;
}

export interface Limiter {
  /** Takes one point. Throws `rate-limited` when none is left. */
  consume(rule: Rule, key: string): Promise<void>;
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
    const made = redis
      ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory })
      : memory;
    limiters.set(id, made);
    return made;
  };
  return {
    consume: async (rule, key) => {
      try {
        await limiterOf(rule).consume(key);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw new AppError('rate-limited', { retryAfterMs: refusal.msBeforeNext });
      }
    },
  };
}
