import assert from 'node:assert/strict';
import http from 'node:http';
import { z } from 'zod';
import { asSystem } from '../../platform/database/tenant-db.js';
import { newId } from '../../platform/ids.js';
import { openWidget, type OpenedWidget } from '../../test/harness/open-widget.js';
import { startTestApp, type TestApp } from '../../test/harness/start-test-app.js';
import type { Parts } from '../build.js';
import { renderTeamPage } from './render-page.js';
import { freePort } from '../../test/harness/free-port.js';

interface Got {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

describe('the page of a business', function () {
  this.timeout(120_000);
  let app: TestApp;
  let parts: Parts;
  let port: number;
  let bakery: OpenedWidget;
  let mill: OpenedWidget;

  before(async () => {
    port = await freePort();
    app = await startTestApp(
      { PORT: String(port), PUBLIC_URL: `http://localhost:${port}`, SUBDOMAINS: 'on' },
      { adjust: (built) => (parts = built) },
    );
    bakery = await openWidget(app, 'Corner Bakery', {
      config: { business: { website: 'https://bakery.example' } },
    });
    mill = await openWidget(app, 'Old Mill');
    await openWidget(app, 'www');
    await asSystem(parts.db, (tx) => tx('tenants').where({ name: 'www' }).update({ slug: 'www' }));
    await claim(bakery.id, 'chat.bakery.example', true);
    await claim(mill.id, 'chat.mill.example', true);
    await claim(mill.id, 'unproven.example', false);
    await claim(mill.id, 'corner-bakery.localhost', true);
  });
  after(() => app.stop());

  /** As an owner and a name server would. */
  const claim = async (tenant_id: string, domain: string, isProven: boolean) => {
    await parts.db.knex('domains').insert({
      ...{ tenant_id, id: newId(), domain, token: newId() },
      proven_at: isProven ? new Date() : null,
    });
  };

  /** With the header Host, as a proxy that passes it on. */
  const get = (
    host: string,
    path: string,
    more: { method?: string; headers?: Record<string, string> } = {},
  ) =>
    new Promise<Got>((resolve, reject) => {
      const { method = 'GET', headers = {} } = more;
      const options = { host: '127.0.0.1', port, path, method, headers: { ...headers, host } };
      http
        .request(options, (response) => {
          let text = '';
          response.on('data', (piece: Buffer) => (text += piece.toString()));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
          );
        })
        .on('error', reject)
        .end();
    });
  const ours = () => `localhost:${port}`;
  const bakeryHosts = () => [
    `corner-bakery.localhost:${port}`,
    'chat.bakery.example',
    'Chat.Bakery.Example.:443',
  ];

  it('stands at its short name, at the name below ours and under its own domain, with its own chat alone', async () => {
    for (const [host, path] of [[ours(), '/@corner-bakery'], ...bakeryHosts().map((each) => [each, '/'])] as [
      string,
      string,
    ][]) {
      const { status, text, headers } = await get(host, path);
      assert.deepEqual(
        [status, text.includes(bakery.publicKey), text.includes(mill.publicKey)],
        [200, true, false],
        host,
      );
      assert.match(text, /<h1 dir="auto">Corner Bakery<\/h1>[^]*Hello![^]*href="https:\/\/bakery\.example"/);
      const policy = String(headers['content-security-policy']);
      assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/);
      assert.doesNotMatch(policy, /unsafe|\*/);
    }
    assert.equal((await get(ours(), '/@nobody')).status, 404);
  });

  it('gives way to the installation under every host that nobody has proven', async () => {
    for (const host of [
      ...[
        'unproven.example',
        'bakery.example',
        'evil.example',
        `www.localhost:${port}`,
        '127.0.0.1',
        '[::1]:80',
      ],
      ...[
        `no-such.localhost:${port}`,
        `a.corner-bakery.localhost:${port}`,
        'chat.bakery.example.evil.example',
        'x',
      ],
    ]) {
      const { status, text } = await get(host, '/api/v1/auth/ways');
      assert.deepEqual([status, text.includes('sign_up')], [200, true], host);
      const root = await get(host, '/');
      assert.ok(!root.text.includes(bakery.publicKey) && !root.text.includes(mill.publicKey), host);
    }
    const forwarded = { headers: { 'x-forwarded-host': 'chat.bakery.example' } };
    assert.equal((await get(ours(), '/api/v1/auth/ways', forwarded)).status, 200);
  });

  it('is not where another business claims a name below ours', async () => {
    const { text } = await get(`corner-bakery.localhost:${port}`, '/');
    assert.ok(text.includes(bakery.publicKey));
  });

  it('F-106 has nothing beside it: no dashboard, no API, no page and no window of another business', async () => {
    const { token } = z
      .looseObject({ token: z.string() })
      .parse(
        await app
          .as({})
          .post('/api/v1/auth/login', { email: 'root@example.com', password: 'correct horse battery' }),
      );
    const headers = { authorization: `Bearer ${token}`, cookie: `patchbay=${token}` };
    for (const host of bakeryHosts()) {
      for (const path of [
        ...[
          '/leads',
          '/settings',
          '/platform',
          '/sign-up',
          '/welcome',
          '/api/v1/auth/me',
          '/api/v1/admin/tenants',
        ],
        ...[
          '/api/v1/leads',
          '/@old-mill',
          '/@corner-bakery',
          '/demo',
          '/metrics',
          '/api/openapi.json',
          '/api/docs',
        ],
        ...[`/api/widget/config?key=${mill.publicKey}`, '/api/widget/config?key=made-up-key-of-nobody'],
      ])
        assert.equal((await get(host, path, { headers })).status, 404, `${host}${path}`);
      const login = await get(host, '/api/v1/auth/login', { method: 'POST', headers });
      assert.equal(login.status, 404);
    }
    const [theirs, none] = [
      await get('chat.bakery.example', `/api/widget/config?key=${mill.publicKey}`),
      await get('chat.bakery.example', '/api/widget/config?key=made-up-key-of-nobody'),
    ];
    const plain = ({ text }: Got) => text.replace(/"request_id":"[^"]+"/, '');
    assert.equal(plain(theirs), plain(none));
  });

  it('F-106 has its chat answered there, and to no page of another host', async () => {
    const config = (origin: string) =>
      get('chat.bakery.example', `/api/widget/config?key=${bakery.publicKey}`, {
        headers: { origin, 'sec-fetch-site': 'cross-site' },
      });
    const own = await config('http://chat.bakery.example');
    assert.deepEqual(
      [own.status, own.headers['access-control-allow-origin']],
      [200, 'http://chat.bakery.example'],
    );
    for (const origin of ['http://chat.mill.example', 'https://chat.bakery.example.evil.example', 'null']) {
      const refused = await config(origin);
      assert.deepEqual(
        [refused.status, refused.headers['access-control-allow-origin']],
        [403, undefined],
        origin,
      );
    }
    assert.equal((await get('chat.bakery.example', '/team-page.css')).status, 200);
  });

  it('leads to our own address to sign in, where the cookies are', async () => {
    const { status, headers } = await get('chat.bakery.example', '/sign-in');
    assert.deepEqual(
      [status, headers.location],
      [302, `http://localhost:${port}/sign-in?team=corner-bakery`],
    );
  });

  it('tells a proxy for which hosts it may get a certificate', async () => {
    const known = (domain: string) => app.as({}).call('GET', `/api/v1/hosts/known?domain=${domain}`);
    for (const domain of ['chat.bakery.example', 'corner-bakery.localhost'])
      assert.equal((await known(domain)).status, 200, domain);
    for (const domain of ['unproven.example', 'evil.example', 'www.localhost', 'localhost'])
      assert.equal((await known(domain)).status, 404, domain);
  });

  it('is listed with its addresses for the owner', async () => {
    const { pages } = z
      .object({ pages: z.array(z.string()) })
      .parse(await bakery.api.get('/api/v1/team/domains'));
    assert.deepEqual(pages, [
      `http://localhost:${port}/@corner-bakery`,
      `http://corner-bakery.localhost:${port}/`,
      `http://chat.bakery.example:${port}/`,
    ]);
  });

  it('is gone with the business that is suspended, and with its window', async () => {
    await app.admin.call('PATCH', `/api/v1/admin/tenants/${bakery.id}`, { status: 'suspended' });
    assert.equal((await get('chat.bakery.example', '/')).status, 404);
    assert.equal((await get(ours(), '/@corner-bakery')).status, 404);
    await mill.api.call('DELETE', `/api/v1/connections/${mill.connectionId}`);
    assert.equal((await get('chat.mill.example', '/')).status, 404);
  });

  it('shows what a business wrote as text only', () => {
    const hostile = '"><script>alert(1)</script>';
    const html = renderTeamPage({
      ...{ name: hostile, language: hostile, greeting: hostile, publicKey: hostile },
      website: `https://evil.example/${hostile}`,
    });
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.doesNotMatch(html, /\{\{/);
  });
});
