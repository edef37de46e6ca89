import assert from 'node:assert/strict';
import { isOriginAllowed } from './widget-origin.js';

const ours = 'https://bot.example';
const allowed = ['https://shop.example', 'http://localhost:8080'];
const may = (origin: string | undefined, site?: string, list: readonly string[] = allowed) =>
  isOriginAllowed(
    { origin, team: null, headers: site === undefined ? {} : { 'sec-fetch-site': site } },
    list,
    ours,
  );

describe('who may use a widget’s key', () => {
  it('lets listed sites and our own pages', () => {
    for (const origin of ['https://shop.example', 'http://localhost:8080', ours])
      assert.equal(may(origin, 'cross-site'), true, origin);
  });

  it('F-106 refuses every other site, however similar', () => {
    const strangers = [
      ...['https://evil.example', 'https://shop.example.evil.example', 'https://evilshop.example'],
      ...[
        'http://shop.example',
        'https://shop.example:8443',
        'https://www.shop.example',
        'http://localhost:80',
      ],
      ...['null', '', 'https://', 'file://', 'https://shop.example@evil.example', 'chrome-extension://abc'],
    ];
    for (const origin of strangers) assert.equal(may(origin, 'cross-site'), false, origin);
  });

  it('F-106 means our own pages only when no site is listed', () => {
    assert.equal(may('https://shop.example', 'cross-site', []), false);
    assert.equal(may(ours, undefined, []), true);
  });

  it('takes the browser’s word that a call came from the same origin, whatever address we think we have', () => {
    assert.equal(may('http://127.0.0.1:3000', 'same-origin'), true);
    assert.equal(may(undefined, 'same-origin'), true);
    assert.equal(may('http://127.0.0.1:3000', 'same-site'), false);
  });

  it('F-106 refuses a call from another page that hides where it comes from', () => {
    assert.equal(may(undefined, 'cross-site'), false);
    assert.equal(may(undefined, 'same-site'), false);
  });

  it('lets programs, which have no origin', () => {
    assert.equal(may(undefined), true);
    assert.equal(may(undefined, 'none'), true);
  });
});
