import assert from 'node:assert/strict';
import { maxVisitorTextLength } from '../../contract/chat.js';
import { maxTextLength } from './composer.js';

describe('the input', () => {
  it('takes as much as the server does', () => {
    assert.equal(maxTextLength, maxVisitorTextLength);
  });
});
