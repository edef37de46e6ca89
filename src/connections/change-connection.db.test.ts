import assert from 'node:assert/strict';
import { ConnectorError, type RawRequest } from '../kit/index.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { advanceClock } from '../test/harness/test-database.js';
import { changeConnection } from './change-connection.js';
import { pauseConnection } from './pause-connection.js';
import { recogniseHook } from './recognise-hook.js';
import { rotateHook } from './rotate-hook.js';
import { type ConnectionStage, stageConnection } from './stage-connection.testing.js';

const day = 24 * 3_600_000;

/** A webhook that proves itself by a token. */
const hookWith = (token: string): RawRequest => ({
  ...{ method: 'POST', path: '/', query: {}, body: new Uint8Array(), receivedAt: new Date() },
  headers: { 'x-token': token },
});

describe('changing a connection', () => {
  let stage: ConnectionStage;

  beforeEach(async () => {
    stage = await stageConnection();
  });

  const change = (token: string) =>
    changeConnection(stage.tenant.id, { id: stage.id, change: { config: { token } } }, stage.deps);

  const believes = async (token: string): Promise<boolean> =>
    recogniseHook(await stage.bound(), hookWith(token)).verdict.genuine;

  it('tries a new token at the platform first, and keeps the former one when it is refused', async () => {
    stage.platform.refuses = new ConnectorError('auth', 'no', { field: 'token' });
    await assert.rejects(
      change('second'),
      (error) => error instanceof AppError && error.code === 'connect-failed',
    );
    assert.deepEqual(stage.platform.asked, ['first', 'second']);
    assert.deepEqual([await believes('first'), await believes('second')], [true, false]);
    assert.equal((await stage.view()).status, 'live');
  });

  it('believes a webhook by the former secret for a day, and by a wrong one never', async () => {
    await change('second');
    assert.deepEqual([await believes('first'), await believes('second')], [true, true]);
    assert.equal(await believes('third'), false);
    assert.notEqual((await stage.view()).grace.secrets_until, null);
    await advanceClock(stage.db, day + 60_000);
    assert.deepEqual([await believes('first'), await believes('second')], [false, true]);
    assert.equal((await stage.view()).grace.secrets_until, null);
  });

  it('keeps no secret among the versions of what was set', async () => {
    const actor = { kind: 'member', id: null, name: 'Ada' };
    const wanted = { name: 'Renamed', config: { token: 'second' } };
    await changeConnection(stage.tenant.id, { id: stage.id, change: wanted, actor }, stage.deps);
    const rows: unknown = await inTenant(stage.db, stage.tenant.id, (tx) => tx('setting_versions'));
    assert.match(JSON.stringify(rows), /"section":"connection".*Renamed/);
    assert.doesNotMatch(JSON.stringify(rows), /first|second/);
  });

  it('does not believe longer because the same secret was saved again', async () => {
    await change('second');
    await advanceClock(stage.db, day - 60_000);
    await change('second');
    await advanceClock(stage.db, 2 * 60_000);
    assert.equal(await believes('first'), false);
  });

  it('does not break over a call that was still made with the former token', async () => {
    const before = await stage.bound();
    await change('second');
    const error = new ConnectorError('auth', 'no');
    const pause = (version: number) =>
      inTenant(stage.db, stage.tenant.id, (tx) =>
        pauseConnection(tx, { ...before, row: { ...before.row, version } }, error),
      );
    assert.equal(await pause(before.row.version), false);
    assert.equal((await stage.view()).status, 'live');
    assert.equal(await pause((await stage.bound()).row.version), true);
    assert.equal((await stage.view()).status, 'broken');
  });

  it('asks the platform before a broken connection is called live again', async () => {
    await stage.set({ status: 'broken' });
    const revive = () =>
      changeConnection(stage.tenant.id, { id: stage.id, change: { status: 'live' } }, stage.deps);
    stage.platform.refuses = new ConnectorError('auth', 'no');
    await revive();
    assert.equal((await stage.view()).status, 'broken');
    stage.platform.refuses = undefined;
    await revive();
    assert.equal((await stage.view()).status, 'live');
  });

  it('makes a new hook address at which nothing has come yet, while the former one works for a day', async () => {
    const token = async () => (await stage.view()).webhook_url?.split('/').at(-1) ?? '';
    const find = async (hookToken: string) => {
      stage.deps.resolver.forget(stage.id);
      return (await stage.deps.resolver.byHookToken((await stage.bound()).row.connector, hookToken)).row
        .is_former_address;
    };
    const former = await token();
    await stage.set({ last_hook_at: new Date() });
    await rotateHook(stage.tenant.id, stage.id, stage.deps);
    assert.deepEqual([await find(former), await find(await token())], [true, false]);
    const { transport, grace } = await stage.view();
    assert.deepEqual([transport.kind, grace.address_until !== null], ['history', true]);
    await advanceClock(stage.db, day + 60_000);
    await assert.rejects(find(former));
    assert.equal(await find(await token()), false);
  });

  it('keeps a new hook address that the platform could not be told of, and says so', async () => {
    stage.platform.refuses = new ConnectorError('unavailable', 'no');
    const before = (await stage.view()).webhook_url;
    await rotateHook(stage.tenant.id, stage.id, stage.deps);
    const { webhook_url, problem } = await stage.view();
    assert.notEqual(webhook_url, before);
    assert.equal(problem?.code, 'unavailable');
  });
});
