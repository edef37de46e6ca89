import assert from 'node:assert/strict';
import { z } from 'zod';
import { addressBlock } from './client-address.js';
import { endpoint, serve } from './endpoint.js';
import { listen, sendBytes } from './listen.testing.js';

const whoAmI = endpoint({
  ...{ method: 'GET', path: '/who', summary: 'Tells the address', tag: 'Tests', access: 'public' },
  reply: z.object({ address: z.string() }),
  handle: ({ request }) => Promise.resolve({ address: request.address }),
});

/** What the server believes when these headers come through so many proxies of ours. */
async function believed(trustedProxies: number, ...forwarded: string[]): Promise<string> {
  const server = await listen(serve([whoAmI], {}), { trustedProxies });
  const lines = forwarded.map((value) => `X-Forwarded-For: ${value}\r\n`).join('');
  const answer = await sendBytes(
    server.port,
    `GET /who HTTP/1.1\r\nHost: a\r\n${lines}Connection: close\r\n\r\n`,
  );
  await server.stop();
  return z.object({ address: z.string() }).parse(JSON.parse(answer.slice(answer.indexOf('{')))).address;
}

describe('the address of a client', () => {
  it('F-110: is the connection’s own when no proxy of ours stands in front, whatever a header says', async () => {
    assert.equal(await believed(0, '203.0.113.9'), '127.0.0.1');
  });

  it('F-110: is what our own proxy saw, not what the client wrote before it', async () => {
    assert.equal(await believed(1, '203.0.113.9'), '203.0.113.9');
    assert.equal(await believed(1, '10.0.0.1, 127.0.0.1, 203.0.113.9'), '203.0.113.9');
    assert.equal(await believed(1, '10.0.0.1', '203.0.113.9'), '203.0.113.9');
    assert.equal(await believed(2, '10.0.0.1, 203.0.113.9, 198.51.100.2'), '203.0.113.9');
    assert.equal(await believed(2, '203.0.113.9'), '203.0.113.9');
  });

  it('F-110: falls back to the connection when the header is missing or no address', async () => {
    assert.equal(await believed(1), '127.0.0.1');
    for (const junk of ['unknown', 'a'.repeat(500), "1'; drop table", '203.0.113.9:4711', '0x7f.1'])
      assert.equal(await believed(1, junk), '127.0.0.1', junk);
  });

  it('has one spelling', async () => {
    assert.equal(await believed(1, '::ffff:203.0.113.9'), '203.0.113.9');
    assert.equal(await believed(1, '2001:DB8:0::1'), '2001:db8::1');
  });
});

describe('what a limit counts', () => {
  it('is one for all addresses of an IPv6 network, which one customer has', () => {
    assert.equal(addressBlock('2001:db8:1:2:3:4:5:6'), addressBlock('2001:db8:1:2:ffff::9'));
    assert.notEqual(addressBlock('2001:db8:1:2::1'), addressBlock('2001:db8:1:3::1'));
    assert.equal(addressBlock('fe80::1%eth0'), addressBlock('fe80::2%eth1'));
  });

  it('is each IPv4 address and each other text by itself', () => {
    for (const text of ['203.0.113.9', 'a:b:c', '', '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f02'])
      assert.equal(addressBlock(text), text);
    assert.equal(addressBlock('::ffff:203.0.113.9'), '203.0.113.9');
  });
});
