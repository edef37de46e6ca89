import assert from 'node:assert/strict';
import { jsonText } from './json-text.js';

describe('JSON for the database', () => {
  it('holds neither NUL nor half a character, at any depth (F-060)', () => {
    const text = jsonText({ said: ['a\0b', { cut: '😀'.slice(0, 1) }] });
    assert.deepEqual(JSON.parse(text), { said: ['ab', { cut: '\uFFFD' }] });
  });

  it('leaves every other text as it is, also one that spells such a code', () => {
    const said = { text: 'a backslash \\u0000, a 😀 and "quotes"\n' };
    assert.deepEqual(JSON.parse(jsonText(said)), said);
  });
});
