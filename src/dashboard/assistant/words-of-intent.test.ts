import assert from 'node:assert/strict';
import { wordsOfIntent } from './words-of-intent.js';

describe('the words for an intent', () => {
  const called = (label: string) => ({ name: 'opening_hours', label });

  it('are those that the team gave it', () => {
    assert.equal(wordsOfIntent('opening_hours', [called('When we are open')]), 'When we are open');
  });

  it('are made of its code where it is not known, or assistants differ', () => {
    assert.equal(wordsOfIntent('opening_hours', []), 'Opening hours');
    assert.equal(wordsOfIntent('wedding-cakes', [called('Hours')]), 'Wedding cakes');
    assert.equal(wordsOfIntent('opening_hours', [called('Hours'), called('Times')]), 'Opening hours');
  });
});
