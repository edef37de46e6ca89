import assert from 'node:assert/strict';
import { languageChoices, isMeant } from './language-choices.js';

describe('the choice of a language', () => {
  const found = (typed: string, chosen: string[] = []) =>
    languageChoices(chosen, typed)
      .filter((choice) => isMeant(choice, typed))
      .map(({ value, label }) => `${label}: ${value}`);

  it('is found by a part of its name or by its code', () => {
    assert.deepEqual(found('norw'), ['Norwegian: no', 'Norwegian Bokmål: nb', 'Norwegian Nynorsk: nn']);
    assert.ok(found('nb').includes('Norwegian Bokmål: nb'));
  });

  it('may be any other code, as the server takes it', () => {
    assert.deepEqual(found('PT-br'), ['Portuguese (BR): pt-BR']);
    assert.deepEqual(found('nothing like it'), []);
  });

  it('keeps what is chosen already', () => {
    assert.ok(languageChoices(['gsw-CH'], '').some(({ value }) => value === 'gsw-CH'));
  });
});
