import assert from 'node:assert/strict';
import { commonKinds } from '../../kit/testing/one-answer.js';
import { kindOfStatus } from '../../platform/egress/status.js';

describe('the kinds of refusals that the conformance suite expects', () => {
  it('are those that the host’s own client makes of a status', () => {
    for (const [status, kind] of Object.entries(commonKinds))
      assert.equal(kindOfStatus(Number(status)), kind, status);
  });
});
