import assert from 'node:assert/strict';
import { z } from 'zod';
import { newId } from '../ids.js';
import { endpoint, serve } from './endpoint.js';
import { caller, listen } from './listen.testing.js';
import { createLimiter } from './rate-limit.js';

const change = endpoint({
  ...{ method: 'PATCH', path: '/api/leads/7', summary: 'Change', tag: 'Tests', access: 'leads:write' },
  reply: z.undefined(),
  status: 204,
  handle: () => Promise.resolve(undefined),
});
const served = serve([change], {});
const member = caller({ permissions: new Set(['leads:write']) });
const limiter = createLimiter(undefined);
const limitOf = (name: string, points = 1000) => ({ limiter, rule: { name, points, perSeconds: 60 } });

describe('what may be asked of all routes together', () => {
  it('stops a caller who asks too much, and neither a colleague nor another tenant', async () => {
    let who = member;
    const allowances = { address: limitOf('a'), caller: limitOf('c', 2), tenant: limitOf('t', 4) };
    const strict = await listen(served, { authenticate: () => Promise.resolve(who), allowances });
    const ask = () => fetch(`${strict.url}/api/leads/7`, { method: 'PATCH' });
    const statuses = async (count: number) => {
      const told: number[] = [];
      for (let each = 0; each < count; each += 1) told.push((await ask()).status);
      return told;
    };
    assert.deepEqual(await statuses(2), [204, 204]);
    const refused = await ask();
    assert.equal(refused.status, 429);
    assert.match(refused.headers.get('ratelimit') ?? '', /"c";r=0;t=\d+/);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    who = { ...member, personId: newId() };
    assert.deepEqual(await statuses(2), [204, 429]);
    who = { ...member, tenantId: newId() };
    assert.deepEqual(await statuses(2), [204, 204]);
    await strict.stop();
  });
});
