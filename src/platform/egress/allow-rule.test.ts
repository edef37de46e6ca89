import assert from 'node:assert/strict';
import { whyRefused } from './address.js';
import { parseAllowRule } from './allow-rule.js';
import { allowing } from './loopback.testing.js';

describe('an entry of EGRESS_ALLOW', () => {
  it('is a network or an address, with a port if wanted', () => {
    const read = (text: string) => {
      const rule = parseAllowRule(text);
      return rule && `${rule.range[0].toString()}/${rule.range[1]} ${rule.port ?? '*'}`;
    };
    assert.equal(read('10.0.0.0/8'), '10.0.0.0/8 *');
    assert.equal(read('10.1.2.3'), '10.1.2.3/32 *');
    assert.equal(read('10.1.2.3:11434'), '10.1.2.3/32 11434');
    assert.equal(read('10.0.0.0/8:8080'), '10.0.0.0/8 8080');
    assert.equal(read('fd00::/8'), 'fd00::/8 *');
    assert.equal(read('::1'), '::1/128 *');
    assert.equal(read('[fd00::1]:11434'), 'fd00::1/128 11434');
    assert.equal(read('[fd00::/8]'), 'fd00::/8 *');
  });

  it('is nothing else: no name, no short or octal spelling, no port out of range', () => {
    const wrong = [
      ...[
        '',
        '*',
        'localhost',
        'ollama:11434',
        '10',
        '10/8',
        '10.0.0.0/33',
        '0x7f.1',
        '010.0.0.1',
        '10.0.0.256',
      ],
      ...[
        '10.0.0.1:0',
        '10.0.0.1:65536',
        '10.0.0.1:',
        ':80',
        '[10.0.0.1]:80',
        'fd00::/129',
        '[fd00::1',
        'http://10.0.0.1',
      ],
    ];
    for (const text of wrong) assert.equal(parseAllowRule(text), undefined, text);
  });

  it('opens what it names, on the port it names, and leaves the rest as it was', () => {
    const rules = allowing('10.0.0.0/8:8080', '192.168.1.5', 'fd00::/8');
    assert.equal(rules.length, 3);
    for (const [address, port] of [
      ['10.9.9.9', 8080],
      ['192.168.1.5', 22],
      ['fd12::1', 5432],
    ] as const) {
      assert.equal(whyRefused(address, port, rules), undefined, address);
    }
    for (const [address, port] of [
      ['10.9.9.9', 80],
      ['192.168.1.6', 80],
      ['fe80::1', 80],
      ['::ffff:10.9.9.9', 8080],
    ] as const) {
      assert.notEqual(whyRefused(address, port, rules), undefined, address);
    }
    for (const address of ['93.184.216.34', '1.1.1.1', '2606:4700:4700::1111', '2a00:1450:4001:81b::200e']) {
      assert.equal(whyRefused(address, 443, []), undefined, address);
    }
  });
});
