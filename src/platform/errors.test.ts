import assert from 'node:assert/strict';
import { z } from 'zod';
import { ErrorBody } from '../contract/common.js';
import { AppError, errorTable, invalidInput, publicError } from './errors.js';

const requestId = '0190a000-0000-7000-8000-000000000001';
const withCode = (code: string, message = 'x', name = 'error') =>
  Object.assign(new Error(message), { code, name });

describe('a public error', () => {
  it('carries the documented code, status, sentence and request id', () => {
    const { status, body, retryAfterMs } = publicError(
      new AppError('rate-limited', { retryAfterMs: 1500 }),
      requestId,
    );
    assert.equal(status, 429);
    assert.equal(retryAfterMs, 1500);
    const { message } = errorTable['rate-limited'];
    assert.deepEqual(body, { error: { code: 'rate-limited', message, request_id: requestId } });
  });

  it('never contains details, causes or members that a field brought along', () => {
    const fields = [{ path: 'config.token', message: 'is too short', value: 'canary-1' }];
    const options = { details: { canary: 'canary-2' }, cause: new Error('canary-3'), fields };
    const { body } = publicError(new AppError('invalid-input', options), requestId);
    assert.deepEqual(body.error.fields, [{ path: 'config.token', message: 'is too short' }]);
    assert.doesNotMatch(JSON.stringify(body), /canary/);
    assert.deepEqual(ErrorBody.parse(body), body);
  });

  it('says nothing about anything unknown', () => {
    const unknown = [
      new Error('canary'),
      'canary',
      { message: 'canary', status: 404 },
      null,
      undefined,
      7,
      new z.ZodError([]),
    ];
    for (const thrown of unknown) {
      const { status, body } = publicError(thrown, requestId);
      assert.equal(status, 500);
      assert.deepEqual(body.error, {
        code: 'internal',
        message: errorTable.internal.message,
        request_id: requestId,
      });
    }
  });

  it('may say a sentence of its own, chosen where it is thrown', () => {
    const { body } = publicError(
      new AppError('account-taken', { publicMessage: 'This website is connected.' }),
      requestId,
    );
    assert.equal(body.error.message, 'This website is connected.');
  });

  it('names each field of a request that does not fit', () => {
    const Body = z.strictObject({ name: z.string(), hours: z.array(z.object({ from: z.number() })) });
    const { error } = Body.safeParse({ name: 7, hours: [{ from: 'canary' }], extra: 1 });
    const { status, body } = publicError(invalidInput(error!), requestId);
    assert.equal(status, 400);
    assert.deepEqual(
      body.error.fields?.map(({ path }) => path),
      ['name', 'hours.0.from', ''],
    );
    assert.doesNotMatch(JSON.stringify(body), /canary/);
  });

  it('is `unavailable` while PostgreSQL or Redis cannot serve, and `internal` when we asked something wrong', () => {
    const passing = [
      ...['08006', '57P01', '57P03', '57014', '25006', '53100', '53300', '40001', '40P01', '55P03'].map(
        (code) => withCode(code),
      ),
      ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EAI_AGAIN'].map((code) => withCode(code)),
      new Error('Connection terminated unexpectedly'),
      new Error('timeout exceeded when trying to connect'),
      withCode('', 'Knex: Timeout acquiring a connection.', 'KnexTimeoutError'),
      Object.assign(new AggregateError([new Error('a')]), { code: 'ECONNREFUSED' }),
    ];
    for (const error of passing) assert.equal(publicError(error, requestId).status, 503, String(error));
    const ours = ['23505', '42601', '42501', '22P02', '53', '0800', 'ENOENT'].map((code) => withCode(code));
    for (const error of ours) assert.equal(publicError(error, requestId).status, 500, error.code);
  });

  it('has a code in kebab-case and a whole sentence for every refusal', () => {
    for (const [code, { status, message }] of Object.entries(errorTable)) {
      assert.match(code, /^[a-z]+(?:-[a-z]+)*$/);
      assert.match(message, /^[A-Z].*\.$/);
      assert.ok(status >= 400 && status < 600);
    }
  });
});
