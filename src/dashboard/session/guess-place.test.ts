import assert from 'node:assert/strict';
import { guessPlace } from './guess-place.js';

describe('where a browser seems to be', () => {
  it('is read from its language and time zone', () => {
    assert.deepEqual(guessPlace('de-AT', 'Europe/Vienna'), {
      ...{ time_zone: 'Europe/Vienna', language: 'de', country: 'AT' },
    });
    assert.deepEqual(guessPlace('zh-Hant-TW', 'Asia/Taipei'), {
      ...{ time_zone: 'Asia/Taipei', language: 'zh', country: 'TW' },
    });
  });

  it('is left open where it says nothing that we understand', () => {
    const nothing = { time_zone: undefined, language: undefined, country: undefined };
    assert.deepEqual(guessPlace('', 'Etc/Unknown'), nothing);
    assert.deepEqual(guessPlace('C', ''), nothing);
  });
});
