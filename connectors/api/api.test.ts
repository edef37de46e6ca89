import assert from 'node:assert/strict';
import { describeConnector } from '../../src/kit/testing/index.js';
import { api } from './index.js';

describeConnector(api, { folder: import.meta.dirname, typed: {}, state: {}, recordings: [] });

describe('api', () => {
  it('is offered to nobody and needs nothing typed', () => {
    assert.equal(api.manifest.internal, true);
    assert.deepEqual(api.config.parse({}), {});
  });
});
