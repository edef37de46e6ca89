import assert from 'node:assert/strict';
import { entityTag, matchesTag } from './entity-tag.js';

describe('the tag of a record', () => {
  it('is the same for the same content in any order, and another one for any other', () => {
    const tag = entityTag({ a: 1, b: { c: [1, 2], d: null } });
    assert.match(tag, /^"[\w-]{27}"$/);
    assert.equal(entityTag({ b: { d: null, c: [1, 2] }, a: 1 }), tag);
    for (const other of [{ a: 1, b: { c: [2, 1], d: null } }, { a: 1, b: { c: [1, 2] } }, null, [], ''])
      assert.notEqual(entityTag(other), tag);
  });

  it('is met by itself, alone or in a list, and by a star', () => {
    const tag = entityTag(1);
    for (const header of [undefined, tag, ` ${tag} `, `"other", ${tag}`, '*'])
      assert.equal(matchesTag(header, tag), true, header);
  });

  it('is not met by another, a weak one, one without quotes or an empty header', () => {
    const tag = entityTag(1);
    for (const header of ['', '"other"', `W/${tag}`, tag.replaceAll('"', ''), entityTag(2), '**'])
      assert.equal(matchesTag(header, tag), false, header);
  });
});
