import assert from 'node:assert/strict';
import { z } from 'zod';
import { caller, listen, type Listening } from './listen.testing.js';
import { endpoint, serve } from './endpoint.js';

const described = { method: 'GET', summary: 'What it does', tag: 'Tests', access: 'public' } as const;
const Told = z.object({ team: z.string().nullable() });

const chat = endpoint({
  ...described,
  path: '/chat',
  onTeamHosts: true,
  reply: Told,
  handle: ({ request: { team } }) => Promise.resolve({ team: team?.slug ?? null }),
});
const dashboard = endpoint({
  ...described,
  path: '/dashboard',
  access: 'signed-in',
  reply: Told,
  handle: () => Promise.resolve({ team: null }),
});

describe('under the host of a business', () => {
  let server: Listening;
  let team: { tenantId: string; slug: string } | undefined;

  before(async () => {
    server = await listen(serve([chat, dashboard], {}), {
      teamOfHost: () => Promise.resolve(team),
      authenticate: () => Promise.resolve(caller()),
    });
  });
  after(() => server.stop());

  const ask = (path: string) => fetch(server.url + path);

  it('is what says that it may be, and nothing else, whoever asks', async () => {
    team = { tenantId: caller().tenantId ?? '', slug: 'corner-bakery' };
    assert.deepEqual(await (await ask('/chat')).json(), { team: 'corner-bakery' });
    assert.equal((await ask('/dashboard')).status, 404);
    team = undefined;
    assert.deepEqual(await (await ask('/chat')).json(), { team: null });
    assert.equal((await ask('/dashboard')).status, 200);
  });

  it('nothing is said of what lies below that name', async () => {
    const hsts = async (path: string) => (await ask(path)).headers.get('strict-transport-security');
    assert.equal(await hsts('/chat'), 'max-age=31536000; includeSubDomains');
    team = { tenantId: caller().tenantId ?? '', slug: 'corner-bakery' };
    for (const path of ['/chat', '/dashboard']) assert.equal(await hsts(path), 'max-age=31536000');
  });
});
