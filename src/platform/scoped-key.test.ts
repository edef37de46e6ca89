import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createLimiter } from './http/rate-limit.js';
import { newId } from './ids.js';
import { forInstallation, forTenant, keyText } from './scoped-key.js';

const root = path.join(import.meta.dirname, '../..');
const isProduct = (file: string): boolean =>
  /\.tsx?$/.test(file) &&
  !/\.test\.tsx?$|\.testing\.ts$|[\\/](testing|fixtures)[\\/]/.test(file) &&
  !/^src[\\/](test|tooling|dashboard|widget)[\\/]/.test(file);

const sources = ['src', 'connectors']
  .flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => path.join(folder, file)),
  )
  .filter(isProduct)
  .map((file) => ({ file, text: fs.readFileSync(path.join(root, file), 'utf8') }));

const filesWith = (pattern: RegExp): string[] =>
  sources
    .filter(({ text }) => pattern.test(text))
    .map(({ file }) => file)
    .sort();

describe('a key of a limit, a cache or a lock', () => {
  it('F-082 is one tenant’s or the installation’s, and never both, whatever its parts hold', () => {
    const [one, other] = [newId(), newId()];
    const keys = [
      forTenant(one, 'a'),
      forTenant(other, 'a'),
      forTenant(one, 'a', 'b'),
      forTenant(one, 'a|b'),
      forTenant(one, 'a b'),
      forTenant(one),
      forInstallation('a'),
      forInstallation(`tenant:${one}`, 'a'),
      forInstallation(one, 'a'),
    ].map(keyText);
    assert.equal(new Set(keys).size, keys.length);
  });

  it('F-082 counts two tenants apart, whatever name both use', async () => {
    const limiter = createLimiter(undefined);
    const rule = { name: 'canary', points: 1, perSeconds: 60 };
    const visitor = 'visitor-1';
    for (const key of [forTenant(newId(), visitor), forTenant(newId(), visitor), forInstallation(visitor)]) {
      await limiter.consume(rule, key);
      await assert.rejects(limiter.consume(rule, key));
    }
  });

  it('F-082 is made nowhere else: who counts says whose it is', () => {
    const counting = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\b(?:limiter|throttle)\.consume\(([\s\S]*?)\);/g)].map(([, given = '']) => ({
        file,
        given,
      })),
    );
    const unsaid = counting
      .filter(
        ({ file, given }) =>
          file !== 'src/platform/http/rate-limit.ts' && !/\bfor(?:Tenant|Installation)\(/.test(given),
      )
      .map(({ file, given }) => `${file}: ${given}`);
    assert.ok(counting.length > 15, `${counting.length}`);
    assert.deepEqual(unsaid, []);
  });

  it('F-082 is the only kind that reaches Redis: queues hold ids, live events name their tenant', () => {
    assert.deepEqual(filesWith(/from '(?:ioredis|rate-limiter-flexible)'/), [
      ...[
        'src/app/build.ts',
        'src/live/live.ts',
        'src/platform/http/rate-limit.ts',
        'src/platform/queue/open-queue.ts',
      ],
    ]);
  });

  it('F-082 names the locks that are no row’s: migrating, a tenant’s erasures, signing up, and the failures of people, who have no tenant', () => {
    assert.deepEqual(filesWith(/pg_(?:try_)?advisory/), [
      ...['src/accounts/count-failures.ts', 'src/onboarding/sign-up.ts'],
      ...['src/platform/database/erasure-lock.ts', 'src/platform/database/migrate.ts'],
    ]);
  });
});
