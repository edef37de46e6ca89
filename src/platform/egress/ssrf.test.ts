import assert from 'node:assert/strict';
import { z } from 'zod';
import { ConnectorError } from '../../kit/index.js';
import { createLog } from '../log.js';
import { createEgress } from './egress.js';
import type { Egress } from './egress.js';
import { allowing, httpServer, localOnly } from './loopback.testing.js';
import type { Loopback } from './loopback.testing.js';

const log = createLog({ level: 'silent' });
const get = (url: string, egress: Egress) => egress.call({ method: 'GET', url, expect: z.unknown() });

/** Names that a tenant could register, or that mean something inside a cluster or cloud, and what they resolve to. */
const names: Record<string, string[]> = {
  localhost: ['127.0.0.1'],
  'localhost.localdomain': ['127.0.0.1'],
  'ip6-localhost': ['::1'],
  '127.0.0.1.nip.io': ['127.0.0.1'],
  'metadata.google.internal': ['169.254.169.254'],
  'instance-data.ec2.internal': ['169.254.169.254'],
  'kubernetes.default.svc': ['10.96.0.1'],
  'redis.patchbay.svc.cluster.local': ['10.244.1.7'],
  'host.docker.internal': ['192.168.65.254'],
  'router.lan': ['192.168.1.1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'nat64.example': ['64:ff9b::7f00:1'],
  'sixtofour.example': ['2002:7f00:1::'],
  'half.example': ['93.184.216.34', '10.0.0.1'],
  'other-half.example': ['2606:2800:220:1::1', '::1'],
  'garbage.example': ['not an address'],
};

const words = (text: string) => text.trim().split(/\s+/);

const literals = words(`
  127.0.0.1 127.0.0.2 127.1.2.3 127.255.255.255 0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255
  192.168.0.1 192.168.255.255 169.254.0.1 169.254.169.254 169.254.170.2 100.64.0.1 100.100.100.200 100.127.255.255
  168.63.129.16 192.0.0.1 192.0.0.192 192.0.2.1 198.51.100.7 203.0.113.9 198.18.0.1 198.19.255.255 192.88.99.1
  192.31.196.1 192.52.193.1 192.175.48.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
  [::] [::1] [0:0:0:0:0:0:0:1] [0000::0001] [::127.0.0.1] [::7f00:1] [::ffff:127.0.0.1] [::ffff:7f00:1]
  [::ffff:10.0.0.1] [::ffff:169.254.169.254] [::ffff:8.8.8.8] [::ffff:0:127.0.0.1] [64:ff9b::7f00:1]
  [64:ff9b::10.0.0.1] [64:ff9b:1::1] [2002:7f00:1::] [2002:a00:1::1] [2002::] [2001::1] [2001:db8::1] [2001:2::1]
  [2001:0:4136:e378:8000:63bf:3fff:fdd2] [2001:10::1] [2001:20::1] [2001:3::1] [2001:4:112::1] [2620:4f:8000::1]
  [3fff::1] [5f00::1] [100::1] [fc00::1] [fd00::1] [fd00:ec2::254] [fdff:ffff::1] [fe80::1] [febf::1] [fec0::1]
  [ff02::1] [ff0e::1] [4000::1] [8000::1] [1::1] [::2] [::1%25lo] [fe80::1%25eth0] [fe80::1%eth0]`);

/** Spellings that a reader takes for something else than a parser does. */
const disguised = words(`
  2130706433 0x7f000001 0x7f.1 0x7F.0x0.0x0.0x1 017700000001 0177.0.0.1 0177.0.0.01 127.1 127.0.1 0 0x0 00000177.1
  3232235521 0xa9fea9fe 2852039166 0251.0376.0251.0376 10.1 134744072 0x8.8.8.8 010.8.8.8 8.8.2056 %31%32%37.0.0.1
  127%2e0%2e0%2e1 127。0。0。1 ①②⑦.0.0.1 127.0.0.1. localhost. [::1]. example.com. 8.8.8.8. 0x08080808 １２７.0.0.1`);

const shapes = (port: number) => [
  ...words(`
    http://user@127.0.0.1:${port}/ http://user:pass@example.com/ http://example.com@127.0.0.1:${port}/ http://@example.com/
    http://example.com:80@127.0.0.1:${port}/ http://127.0.0.1:${port}\\@example.com/ http:\\\\127.0.0.1:${port}
    http:127.0.0.1:${port} http:/127.0.0.1:${port} http:///127.0.0.1:${port}/ //127.0.0.1:${port}/ example.com http://
    http://:80/ http://example.com:99999/ http://example.com:0/ ftp://127.0.0.1:${port}/ gopher://127.0.0.1:${port}/_x
    file:///etc/passwd data:text/plain,hello unix:/run/x ws://127.0.0.1:${port}/ dict://127.0.0.1:${port}/
    javascript:alert(1) http+unix://%2Frun%2Fx blob:http://x/1 http://[ http://[::1 http://[::g]/ http://1.1.1.1:22/
    http://1.1.1.1:25/ http://1.1.1.1:53/ https://1.1.1.1:993/ http://[2606:4700::1111]:445/ http://1.1.1.1:6/
    http://256.256.256.256/`),
  '',
  ' http://example.com/',
  'http://exa mple.com/',
  `http://127.0.0.1:${port}\t/`,
  `http://127.0.0.1\n:${port}/`,
];

const isRefusal = (error: unknown) => error instanceof ConnectorError && error.kind === 'config';

describe('the way out against forged addresses', () => {
  let canaries: Loopback[];
  let port: number;
  before(async () => {
    canaries = [
      await httpServer((_, reply) => reply.end('{}')),
      await httpServer((_, reply) => reply.end('{}'), '::1'),
    ];
    port = canaries[0]!.port;
  });
  after(() => Promise.all(canaries.map((canary) => canary.close())));

  const resolve = (name: string) =>
    Promise.resolve(names[name] ?? assert.fail(`nothing may resolve ${name}`));
  const egress = createEgress({ allow: [], resolve, log });
  const reached = () => canaries.reduce((sum, canary) => sum + canary.connections(), 0);

  it('F-083: refuses more than 150 addresses, and nothing inside is reached', async () => {
    const hosts = [...literals, ...disguised, ...Object.keys(names)];
    const urls = [
      ...hosts.flatMap((host) => canaries.map((canary) => `http://${host}:${canary.port}/`)),
      ...shapes(port),
    ];
    const distinct = new Set([...hosts, ...shapes(port)]);
    assert.ok(distinct.size >= 150, `only ${distinct.size} addresses`);
    for (const url of urls) await assert.rejects(get(url, egress), isRefusal, `not refused: ${url}`);
    assert.equal(reached(), 0);
  });

  it('F-083: tells a tenant what to do, and never the address behind a name', async () => {
    for (const name of ['redis.patchbay.svc.cluster.local', 'kubernetes.default.svc', 'half.example']) {
      const error: unknown = await get(`http://${name}/`, egress).catch((thrown: unknown) => thrown);
      assert.ok(error instanceof ConnectorError);
      assert.match(error.message, /operator.*EGRESS_ALLOW/);
      assert.doesNotMatch(`${error.message} ${error.said ?? ''}`, /\d+\.\d+\.\d+\.\d+|private/);
    }
  });

  it('F-084: a name that answers differently each time never reaches the address that was not checked', async () => {
    const open = await httpServer((_, reply) => reply.end('{}'), '127.0.0.2');
    const before = reached();
    let asked = 0;
    const turning = () => Promise.resolve([(asked += 1) % 2 === 0 ? '127.0.0.2' : '127.0.0.1']);
    const rebound = createEgress({ allow: allowing('127.0.0.2'), resolve: turning, log });
    let answered = 0;
    for (let round = 0; round < 1000; round += 1) {
      // The port of the canary for the forbidden address, of the open server for the allowed one: both would answer.
      const url = `http://rebind.example:${round % 2 === 0 ? port : open.port}/`;
      await get(url, rebound).then(
        () => (answered += 1),
        (error: unknown) => assert.ok(isRefusal(error)),
      );
    }
    assert.equal(asked, 1000, 'resolved more than once per call');
    assert.equal(answered, 500);
    assert.equal(reached(), before);
    await open.close();
  });

  it('F-086: the operator opens an address, with one port or all; everything else stays closed', async () => {
    const other = await httpServer((_, reply) => reply.end('{}'));
    const onePort = createEgress({ allow: allowing(`127.0.0.1:${port}`), log });
    await get(`http://127.0.0.1:${port}/`, onePort);
    await assert.rejects(get(`http://127.0.0.1:${other.port}/`, onePort), isRefusal);
    await assert.rejects(get(`http://[::1]:${port}/`, onePort), isRefusal);

    const wholeNetwork = createEgress({
      allow: localOnly,
      resolve: () => Promise.resolve(['127.0.0.1']),
      log,
    });
    await get(`http://127.0.0.1:${other.port}/`, wholeNetwork);
    await get(`http://papercups.internal:${other.port}/`, wholeNetwork);
    await assert.rejects(get(`http://127.0.0.2:${other.port}/`, wholeNetwork), isRefusal);
    await assert.rejects(get(`http://2130706433:${other.port}/`, wholeNetwork), isRefusal);
    await other.close();
  });

  it('F-052, F-085: follows no redirect, so neither the address nor the credentials get to the next host', async () => {
    const before = reached();
    for (const status of [301, 302, 303, 307, 308]) {
      for (const location of [canaries[0]!.url, `//127.0.0.1:${port}/`, 'http://localhost/', '/same-host']) {
        const start = await httpServer((_, reply) => reply.writeHead(status, { location }).end());
        const opened = createEgress({ allow: allowing(`127.0.0.1:${start.port}`), log });
        const call = opened.call({
          method: 'POST',
          url: start.url,
          headers: { authorization: 'Bearer canary-secret' },
          json: {},
          expect: z.unknown(),
        });
        await assert.rejects(call, (error) => isRefusal(error) && /redirects/.test(String(error)));
        assert.equal(start.connections(), 1);
        await start.close();
      }
    }
    assert.equal(reached(), before);
  });

  it('heeds no proxy variable of the environment', async () => {
    const server = await httpServer((request, reply) => reply.end(JSON.stringify(request.url)));
    const variables = [
      'HTTP_PROXY',
      'http_proxy',
      'HTTPS_PROXY',
      'https_proxy',
      'ALL_PROXY',
      'all_proxy',
      'NODE_USE_ENV_PROXY',
    ];
    const before = reached();
    const saved = variables.map((name) => [name, process.env[name]] as const);
    try {
      for (const name of variables)
        process.env[name] = name === 'NODE_USE_ENV_PROXY' ? '1' : `http://127.0.0.1:${port}`;
      const { data } = await get(`${server.url}/direct`, createEgress({ allow: localOnly, log }));
      assert.equal(data, '/direct');
      assert.equal(reached(), before);
    } finally {
      for (const [name, value] of saved) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
      await server.close();
    }
  });
});
