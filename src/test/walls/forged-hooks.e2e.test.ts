import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import http from 'node:http';
import { z } from 'zod';
import type { Parts } from '../../app/build.js';
import { openConnection } from '../../connections/open-connection.js';
import { readBound } from '../../connections/read-bound.js';
import { hookRequest } from '../../kit/testing/hook-request.js';
import { numbersFrom } from '../../kit/testing/mutate.js';
import { inTenant } from '../../platform/database/tenant-db.js';
import { makeTenant } from '../harness/factories.js';
import { startTestApp, type TestApp } from '../harness/start-test-app.js';
import { addressAccounts, type HookAccount, signedPlatforms } from './signed-platforms.js';
import { forgeries, genuineHook, otherAccounts, type WireHook } from './forgeries.js';
import { postHook } from './post-hook.js';

const isFull = process.env['TEST_FULL'] !== undefined;
const perPlatform = isFull ? 10_000 : 120;
const atOnce = 8;
const nowhere = 'http://127.0.0.1:9';

describe('a forged hook', function () {
  this.timeout(isFull ? 900_000 : 180_000);
  const seed = Number(process.env['FORGERY_SEED'] ?? randomInt(2 ** 31));
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
  let app: TestApp;
  let parts: Parts;

  before(async () => {
    // Platforms where nobody answers: nothing can be read back, so what is believed was believed at the door.
    const settings = { TRUSTED_PROXIES: '1', CRISP_API_URL: nowhere, TELEGRAM_API_URL: nowhere };
    app = await startTestApp(settings, { adjust: (built) => (parts = built) });
  });
  after(async () => {
    agent.destroy();
    await app.stop();
  });

  /** A tenant that has connected the account; answers with the account's own address and what is stored of it. */
  async function connect(account: HookAccount) {
    const connector = parts.connectors.get(account.connector) ?? assert.fail();
    const known = { ...connector, connect: () => Promise.resolve(account.connected) };
    const tenant = await makeTenant(parts.db);
    const wanted = { connector: account.connector, name: 'Shop', config: account.typed };
    const connectors = new Map([[account.connector, known]]);
    const id = await openConnection(tenant.id, wanted, { ...parts, connectors });
    const { hookUrl } = await readBound(tenant.id, id, parts);
    const count = (table: string) =>
      inTenant(parts.db, tenant.id, async (tx) => {
        const row: unknown = await tx(table).first(tx.raw('count(*)::int as count'));
        return z.object({ count: z.number() }).parse(row).count;
      });
    const stored = async () => ({
      messages: await count('messages'),
      conversations: await count('conversations'),
      hints: await count('hints'),
    });
    return { hookUrl, stored, accountOf: connector.accountOf?.bind(connector) };
  }

  for (const platform of signedPlatforms)
    it(`F-058: of ${perPlatform} at ${platform.connector} none is taken, at either address, and nothing is stored`, async () => {
      const [own, other] = [platform.makeAccount(), platform.makeAccount()];
      const [mine, others] = [await connect(own), await connect(other)];
      const shared = `${app.url}/${platform.connector}/webhook`;
      const below = numbersFrom(seed);
      const ways = Object.entries(forgeries);
      const wrong: string[] = [];
      const tried = new Map<string, number>();
      /** Who names no account at the shared address is thanked and not read: there is nobody whom it could be about. */
      const namesNobody = ({ body }: WireHook) =>
        mine.accountOf?.(hookRequest({ body: body.toString() })) === undefined;
      let turn = 0;
      const lane = async () => {
        while (turn < perPlatform) {
          const [name, forge] = ways[turn % ways.length] ?? assert.fail();
          const isShared = name !== otherAccounts && Math.floor(turn / ways.length) % 2 === 1;
          turn += 1;
          const hook = forge({ platform, own, other, below });
          if (!hook) continue;
          tried.set(name, (tried.get(name) ?? 0) + 1);
          const status = await postHook(isShared ? shared : mine.hookUrl, hook, agent);
          const isIgnored = isShared && platform.sign && status === 200 && namesNobody(hook);
          if (![401, 404].includes(status) && !isIgnored)
            wrong.push(
              `${status} for ${name} at the ${isShared ? 'shared' : 'own'} address: ${JSON.stringify(hook)}`,
            );
        }
      };
      await Promise.all(Array.from({ length: atOnce }, lane));
      assert.deepEqual(wrong, [], `again with FORGERY_SEED=${seed}`);
      const nothing = { messages: 0, conversations: 0, hints: 0 };
      assert.deepEqual([await mine.stored(), await others.stored()], [nothing, nothing], `seed ${seed}`);
      assert.ok(tried.size > (platform.sign ? 20 : 10), `${tried.size} ways tried`);
      // The same hook unforged is taken, at both addresses where there are two: nothing but the forgery was wrong.
      const addresses = platform.sign ? [mine.hookUrl, shared] : [mine.hookUrl];
      for (const url of addresses)
        assert.equal(await postHook(url, genuineHook(platform, { account: own }), agent), 200, url);
      assert.deepEqual((await mine.stored()).messages, addresses.length);
    });

  for (const { kind, make } of addressAccounts)
    it(`F-058: at ${kind}, which proves nothing but its address, none is believed before it is read back`, async () => {
      const [own, other] = [make(), make()];
      const [mine, others] = [await connect(own), await connect(other)];
      const post = (url: string, body: string) =>
        postHook(url, { headers: {}, body: Buffer.from(body) }, agent);
      const shared = `${app.url}/${own.connector}/webhook`;
      const guessed = `${app.url}/hooks/${own.connector}/${'x'.repeat(43)}`;
      assert.equal(await post(guessed, own.body()), 404);
      assert.equal(await post(mine.hookUrl, other.body()), 401);
      for (const url of [mine.hookUrl, shared]) assert.equal(await post(url, own.body()), 200, url);
      const { hints, ...believed } = await mine.stored();
      assert.deepEqual(believed, { messages: 0, conversations: 0 });
      assert.equal(hints, 2);
      assert.deepEqual(await others.stored(), { messages: 0, conversations: 0, hints: 0 });
    });
});
