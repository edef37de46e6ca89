import assert from 'node:assert/strict';
import { ConnectorError, explain, ifFound } from './index.js';

const failing = (error: Error) => Promise.reject<string>(error);

describe('failures of a platform', () => {
  it('get the field and the words that they mean where they happened, and keep the rest', async () => {
    const cause = new ConnectorError('rejected', 'no', {
      status: 406,
      said: 'Not Acceptable',
      retryAfterMs: 5,
    });
    const meanings = { rejected: { kind: 'config', field: 'base_url' } } as const;
    await assert.rejects(explain(failing(cause), meanings), (error: unknown) => {
      assert.ok(error instanceof ConnectorError);
      const { kind, field, said, status, retryAfterMs } = error;
      assert.deepEqual(
        { kind, field, said, status, retryAfterMs },
        {
          ...{ kind: 'config', field: 'base_url', said: 'Not Acceptable', status: 406, retryAfterMs: 5 },
        },
      );
      assert.equal(error.cause, cause);
      return true;
    });
  });

  it('pass unchanged where no meaning is given, and so do errors of our own', async () => {
    const [unknown, ours] = [new ConnectorError('unavailable', 'down'), new TypeError('a mistake')];
    for (const error of [unknown, ours])
      await assert.rejects(explain(failing(error), { auth: { field: 'key' } }), (thrown) => thrown === error);
    assert.equal(await explain(Promise.resolve('fine'), {}), 'fine');
  });

  it('are an absent record only when the platform says so', async () => {
    assert.equal(await ifFound(failing(new ConnectorError('not-found', 'none'))), undefined);
    assert.equal(await ifFound(Promise.resolve('one')), 'one');
    await assert.rejects(ifFound(failing(new ConnectorError('auth', 'no'))), ConnectorError);
  });
});
