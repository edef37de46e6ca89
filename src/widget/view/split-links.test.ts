import assert from 'node:assert/strict';
import { splitLinks, webAddress } from './split-links.js';

const linked = (text: string) =>
  splitLinks(text).flatMap(({ text: shown, href }) => (href === undefined ? [] : [shown]));

describe('links in messages', () => {
  it('F-092 are made of http and https addresses only', () => {
    const hostile = [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:msgbox(1)',
      'file:///etc/passwd',
      '[click](javascript:alert(1))',
      'java\nscript:alert(1)',
      '//example.com/x',
      'http:alert(1)',
      'https://',
    ];
    for (const text of hostile) assert.deepEqual(linked(text), [], text);
    assert.equal(webAddress('javascript:alert(1)//https://example.com'), undefined);
  });

  it('F-092 never end in a quote or a bracket that could close an attribute', () => {
    for (const sign of [`"`, `'`, '<', '>', '`', '”'])
      assert.deepEqual(linked(`https://example.com/a${sign}onclick=alert(1)`), ['https://example.com/a']);
  });

  it('leave out what ends the sentence', () => {
    assert.deepEqual(linked('See https://example.com/a, https://example.com/b. Or https://example.com/c?'), [
      'https://example.com/a',
      'https://example.com/b',
      'https://example.com/c',
    ]);
  });

  it('keep brackets that belong to the address', () => {
    assert.deepEqual(linked('(see https://example.com/a_(b))'), ['https://example.com/a_(b)']);
    assert.deepEqual(linked('[page](https://example.com/x)'), ['https://example.com/x']);
  });

  it('leave every character of the text where it was', () => {
    const text = 'a https://example.com/1 b\nhttp://example.org/?q=ä c “https://x.example”';
    assert.equal(
      splitLinks(text)
        .map((stretch) => stretch.text)
        .join(''),
      text,
    );
  });
});
