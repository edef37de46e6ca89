import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../errors.js';
import { sha256 } from '../ids.js';
import { keyText, type ScopedKey } from '../scoped-key.js';
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
   * Takes one point. Throws `rate-limited` when none is left. A key may hold an address among its parts: addresses of one
   * IPv6 network count as one, because whoever has one of them has them all.
   */
  consume(rule: Rule, key: ScopedKey): Promise<Allowance>;
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
const countedKey = ({ tenantId, parts }: ScopedKey): string =>
  sha256(keyText({ tenantId, parts: parts.map(addressBlock) }));

/** A rule that a request was counted by, and for whom. */
export interface Counted {
  rule: Rule;
  key: ScopedKey;
  limiter: Limiter;
}

/**
 * Counts a request by several rules at once. Tells what is left of each, in the two fields of
 * draft-ietf-httpapi-ratelimit-headers-10, also when one of them refuses: its error is thrown after that.
 */
export async function consumeAll(
  counted: readonly Counted[],
  tell: (headers: Record<string, string>) => void,
): Promise<void> {
  if (counted.length === 0) return;
  const counting = counted.map(({ limiter, rule, key }) => limiter.consume(rule, key));
  const outcomes = await Promise.allSettled(counting);
  const lines = outcomes.map((outcome, index): [string, string] => {
    const { name = '', points = 0, perSeconds = 0 } = counted[index]?.rule ?? {};
    const left = outcome.status === 'rejected' ? refusedAllowance(outcome.reason) : outcome.value;
    const seconds = Math.ceil(left.resetMs / 1000);
    return [`"${name}";q=${points};w=${perSeconds}`, `"${name}";r=${left.remaining};t=${seconds}`];
  });
  tell({
    'RateLimit-Policy': lines.map(([policy]) => policy).join(', '),
    RateLimit: lines.map(([, left]) => left).join(', '),
  });
  await Promise.all(counting);
}

const refusedAllowance = (refusal: unknown): Pick<Allowance, 'remaining' | 'resetMs'> => {
  const resetMs = refusal instanceof AppError ? (refusal.retryAfterMs ?? 0) : 0;
  return { remaining: 0, resetMs };
};
