import assert from 'node:assert/strict';
import { entriesOf } from '../../src/kit/index.js';
import { describeConnector } from '../../src/kit/testing/index.js';
import { widget } from './index.js';

const typed = { name: 'Harbor & Pine', allowed_origins: 'https://www.harborpine.example' };

describeConnector(widget, { folder: import.meta.dirname, typed, state: {}, recordings: [] });

describe('widget', () => {
  const originsOf = (allowed_origins: string) => {
    const { data } = widget.config.safeParse({ ...typed, allowed_origins });
    return data && entriesOf(data.allowed_origins);
  };

  it('takes websites on lines, with spaces and with commas', () => {
    const three = ['https://a.example', 'http://localhost:8080', 'https://b.example'];
    for (const between of ['\n', ' ', ', ', '\r\n\r\n'])
      assert.deepEqual(originsOf(three.join(between)), three);
    assert.deepEqual(originsOf(' HTTPS://Shop.Example '), ['https://shop.example']);
  });

  it('refuses what no browser would send as an origin', () => {
    for (const wrong of [
      '*',
      'shop.example',
      'https://shop.example/',
      'https://a.example/chat',
      'https://*.example',
      'null',
      'file:///x',
      'javascript:alert(1)',
      'https://a.example https://',
    ])
      assert.equal(originsOf(wrong), undefined, wrong);
  });

  it('has a colour of its own until one is given, and takes no other notation', () => {
    assert.match(widget.config.parse(typed).colour, /^#[0-9a-f]{6}$/);
    for (const colour of ['blue', '#fff', '#2f6fed;background:url(x)'])
      assert.ok(!widget.config.safeParse({ ...typed, colour }).success);
  });
});
