import assert from 'node:assert/strict';
import { isPrivateUrl } from './private-url.js';

describe('an address for one network alone', () => {
  it('is known by its host, however that is written', () => {
    for (const url of [
      ...['http://localhost:3000', 'http://LOCALHOST.', 'http://app.localhost', 'http://chatwoot:3000'],
      ...[
        'http://127.0.0.1',
        'http://2130706433',
        'http://0x7f.1',
        'http://10.1.2.3:8080',
        'http://172.16.0.1',
      ],
      ...['http://192.168.1.5', 'http://169.254.169.254', 'http://100.64.0.1', 'http://[::1]:3000'],
      ...['http://[fd00::1]', 'http://[fe80::1]', 'http://[::ffff:10.0.0.1]', 'https://shop.local'],
      ...['https://chat.internal', 'https://nas.home.arpa', 'http://0.0.0.0:3000'],
    ])
      assert.ok(isPrivateUrl(url), url);
  });

  it('is not that of a public server', () => {
    for (const url of [
      ...['https://chat.example.com', 'https://app.chatwoot.com/app/accounts/3', 'http://8.8.8.8:3000'],
      ...['https://[2606:4700::1111]', 'https://localhost.example.com', 'https://internal.example.com'],
    ])
      assert.ok(!isPrivateUrl(url), url);
  });
});
