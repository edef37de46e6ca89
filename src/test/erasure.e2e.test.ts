import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Redis } from 'ioredis';
import { z } from 'zod';
import type { Parts } from '../app/build.js';
import { type OpenedTenant, openTenant, startTestApp, type TestApp } from './harness/start-test-app.js';
import { tablesWith } from './harness/tables-with.js';
import { testRedisUrl } from './harness/test-database.js';

const word = `canary${process.pid}erased`;
const email = `${word}@example.com`;
const Chatted = z.looseObject({ conversation_id: z.uuid() });
const Erased = z.looseObject({ counts: z.looseObject({ messages: z.number(), leads: z.number() }) });

/** Every key of Redis and its value, as text, in which the word stands. */
async function redisKeysWith(): Promise<string[]> {
  if (testRedisUrl === undefined) return [];
  const redis = new Redis(testRedisUrl);
  try {
    const keys = await redis.keys('*');
    const values = await Promise.all(keys.map((key) => redis.dump(key)));
    return keys.filter((key, at) => `${key} ${values[at] ?? ''}`.includes(word));
  } finally {
    redis.disconnect();
  }
}

const filesWith = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(`${path.sep}postgres`))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => fs.readFileSync(file, 'latin1').includes(word));

describe('the API for the data of a visitor', function () {
  this.timeout(120_000);
  let app: TestApp;
  let parts: Parts | undefined;
  let [tenant, other]: [OpenedTenant?, OpenedTenant?] = [];

  before(async () => {
    app = await startTestApp({}, { adjust: (made) => (parts = made) });
    [tenant, other] = [await openTenant(app, 'Harbor & Pine'), await openTenant(app, 'Elsewhere')];
  });
  after(() => app.stop());

  it('F-117 F-118 exports and erases all of them within a minute, in the stores, the files and Redis', async () => {
    const said = `Please call me back, I am at ${email}. ${word}`;
    const chat = async (of: OpenedTenant) =>
      Chatted.parse(await of.api.post('/api/v1/chat', { session_id: `session-${word}`, message: said }));
    const { conversation_id } = await chat(tenant!);
    const foreign = await chat(other!);
    const ask = (act: string, body: object) => tenant!.api.call('POST', `/api/v1/visitors/${act}`, body);

    assert.equal((await ask('erase', { conversation_id: foreign.conversation_id })).status, 404);
    assert.equal((await ask('erase', { conversation_id, email })).status, 400);
    assert.equal((await app.as({}).call('POST', '/api/v1/visitors/erase', { email })).status, 401);
    const { key } = z
      .looseObject({ key: z.string() })
      .parse(await tenant!.api.post('/api/v1/api-keys', { name: 'x', scopes: ['conversations:write'] }));
    const weak = app.as({ 'x-api-key': key });
    assert.equal((await weak.call('POST', '/api/v1/visitors/erase', { email })).status, 403);

    const exported = JSON.stringify((await ask('export', { email })).body);
    assert.ok(exported.includes(said) && !exported.includes(foreign.conversation_id));
    const { counts } = Erased.parse((await ask('erase', { email })).body);
    assert.ok(counts.messages > 0 && counts.leads === 1);
    assert.equal((await ask('held', { email })).status, 404);
    await other!.api.post('/api/v1/visitors/erase', { email });
    assert.deepEqual(await tablesWith(parts!.db, word), []);
    assert.deepEqual([await redisKeysWith(), filesWith(app.dataDir)], [[], []]);
    // Who comes back is somebody new.
    assert.notEqual((await chat(tenant!)).conversation_id, conversation_id);
  });
});
