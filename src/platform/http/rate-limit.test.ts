import assert from 'node:assert/strict';
import { Redis } from 'ioredis';
import { AppError } from '../errors.js';
import { newId } from '../ids.js';
import { forInstallation, forTenant } from '../scoped-key.js';
import { consumeAll, createLimiter } from './rate-limit.js';

const tenantId = newId();

const rule = { name: 'test', points: 3, perSeconds: 60 };

const isLimited = (error: unknown): boolean => {
  assert.ok(error instanceof AppError);
  assert.equal(error.code, 'rate-limited');
  assert.ok(error.retryAfterMs !== undefined && error.retryAfterMs > 0 && error.retryAfterMs <= 60_000);
  return true;
};

describe('a limit', () => {
  it('lets so many through and says how many are left and when to come back', async () => {
    const limiter = createLimiter(undefined);
    for (const remaining of [2, 1, 0]) {
      const left = await limiter.consume(rule, forInstallation('a'));
      assert.deepEqual([left.limit, left.remaining], [3, remaining]);
      assert.ok(left.resetMs > 0 && left.resetMs <= 60_000);
    }
    await assert.rejects(limiter.consume(rule, forInstallation('a')), isLimited);
  });

  it('counts each key and each rule by itself', async () => {
    const limiter = createLimiter(undefined);
    for (let count = 0; count < 3; count += 1) await limiter.consume(rule, forInstallation('a'));
    await limiter.consume(rule, forInstallation('b'));
    await limiter.consume({ ...rule, name: 'other' }, forInstallation('a'));
    await assert.rejects(limiter.consume(rule, forInstallation('a')), isLimited);
  });

  it('cannot be passed by changing the address within one IPv6 network', async () => {
    const limiter = createLimiter(undefined);
    for (const end of ['1', '2', '3']) await limiter.consume(rule, forTenant(tenantId, `2001:db8::${end}`));
    await assert.rejects(limiter.consume(rule, forTenant(tenantId, '2001:db8::ffff:4')), isLimited);
    await limiter.consume(rule, forTenant(tenantId, '2001:db8:0:1::1'));
  });

  it('F-020: still counts, without waiting, while Redis is away', async () => {
    // With the defaults of ioredis a command to a server that is not there waits for as long as it is not there.
    const redis = new Redis({ host: '127.0.0.1', port: 1, lazyConnect: true });
    const limiter = createLimiter(redis);
    for (let count = 0; count < 3; count += 1) await limiter.consume(rule, forInstallation('a'));
    await assert.rejects(limiter.consume(rule, forInstallation('a')), isLimited);
    redis.disconnect();
  });

  it('is told in whole seconds, never too early, for every rule that counted', async () => {
    const limiter = createLimiter(undefined);
    const told: Record<string, string>[] = [];
    const strict = { name: 'strict', points: 1, perSeconds: 10 };
    const counted = [
      { limiter, rule, key: forInstallation('a') },
      { limiter, rule: strict, key: forTenant(tenantId) },
    ];
    await consumeAll(counted, (headers) => told.push(headers));
    assert.equal(told[0]?.['RateLimit-Policy'], '"test";q=3;w=60, "strict";q=1;w=10');
    assert.equal(told[0]['RateLimit'], '"test";r=2;t=60, "strict";r=0;t=10');
    await assert.rejects(
      consumeAll(counted, (headers) => told.push(headers)),
      isLimited,
    );
    assert.match(told[1]?.['RateLimit'] ?? '', /^"test";r=1;t=\d+, "strict";r=0;t=(?:[1-9]|10)$/);
  });
});
