import assert from 'node:assert/strict';
import { ConnectorError } from '../kit/index.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { createLimiter } from '../platform/http/rate-limit.js';
import { AppError } from '../platform/errors.js';
import { noteRefusal } from '../inbox/note-refusal.js';
import { visitorMessage } from '../test/harness/factories.js';
import { advanceClock } from '../test/harness/test-database.js';
import { careForConnections } from './care-for-connections.js';
import { checkConnection } from './check-connection.js';
import { type ConnectionStage, stageConnection } from './stage-connection.testing.js';

describe('how a connection stands', () => {
  const states = async ({ view }: ConnectionStage): Promise<string[]> =>
    (await view()).checklist.map(({ key, state }) => `${key} ${state}`);

  it('counts as done only what has happened: connected, but nothing came and nothing went', async () => {
    const stage = await stageConnection();
    assert.equal((await states(stage))[1], 'rights waiting');
    await stage.read();
    assert.deepEqual(await states(stage), [
      ...['token done', 'rights done', 'webhook done'],
      ...['first-event waiting', 'first-reply waiting'],
    ]);
    const { transport, health } = await stage.view();
    assert.deepEqual([transport.kind, health.last_event], ['history', null]);
  });

  it('gives the steps and the address where the webhook is the tenant’s to enter', async () => {
    const stage = await stageConnection({
      outcome: { hook: { state: 'manual', why: 'The platform has no call for it.' } },
    });
    const { checklist, webhook_url } = await stage.view();
    const { state, sentence, copy } = checklist[2]!;
    assert.deepEqual([state, sentence, copy], ['manual', 'The platform has no call for it.', webhook_url]);
  });

  it('takes a believed webhook as the proof that webhooks arrive, and a hint as none', async () => {
    const stage = await stageConnection({ outcome: { hook: { state: 'manual' } } });
    const { ingest } = stage.deps;
    await ingest(await stage.bound(), visitorMessage(), { isTrusted: false, via: 'hook' });
    assert.equal((await states(stage))[2], 'webhook manual');
    await ingest(await stage.bound(), visitorMessage(), { isTrusted: true, via: 'hook' });
    const { transport, health, checklist } = await stage.view();
    assert.deepEqual([transport.kind, health.last_event?.via], ['webhook', 'webhook']);
    assert.deepEqual([checklist[2]?.state, checklist[3]?.state], ['done', 'done']);
  });

  it('says what the platform refuses, what to do, and that the rest waits for it', async () => {
    const stage = await stageConnection();
    stage.platform.refuses = new ConnectorError('auth', 'no', { said: 'revoked', field: 'token' });
    assert.equal(await checkConnection(stage.tenant.id, stage.id, stage.deps), false);
    const { checklist, status, health } = await stage.view();
    const [token, rights] = checklist;
    assert.deepEqual([status, token?.state, rights?.state], ['broken', 'failed', 'waiting']);
    assert.match(token?.sentence ?? '', /revoked/);
    assert.match(token?.remedy ?? '', /new credentials/);
    assert.deepEqual(
      health.errors.map(({ source, code, count }) => [source, code, count]),
      [['check', 'auth', 1]],
    );
  });

  it('keeps apart a token that is refused from a platform that cannot be asked', async () => {
    const stage = await stageConnection();
    stage.platform.refuses = new ConnectorError('unreachable', 'no');
    await checkConnection(stage.tenant.id, stage.id, stage.deps);
    const { status, checklist } = await stage.view();
    assert.deepEqual([status, checklist[0]?.state], ['live', 'waiting']);
  });

  it('says what a check repaired', async () => {
    const stage = await stageConnection();
    assert.equal((await stage.view()).health.repaired, null);
    stage.platform.outcome = { repairs: ['The webhook had another address.'] };
    await checkConnection(stage.tenant.id, stage.id, stage.deps);
    stage.platform.outcome = {};
    await checkConnection(stage.tenant.id, stage.id, stage.deps);
    assert.deepEqual((await stage.view()).health.repaired?.sentences, ['The webhook had another address.']);
  });

  it('counts refused webhooks of a day, and writes seldom in a flood', async () => {
    const stage = await stageConnection();
    const throttle = createLimiter(undefined);
    const details = { tenant_id: stage.tenant.id, connection_id: stage.id, reason: 'signature' };
    let writes = 0;
    const knex = new Proxy(stage.db.knex, {
      get: (target, name, receiver) => {
        if (name === 'transaction') writes += 1;
        return Reflect.get(target, name, receiver) as unknown;
      },
    });
    const deps = { ...stage.deps, db: { knex }, throttle };
    for (let count = 0; count < 64; count += 1)
      await noteRefusal(new AppError('not-genuine', { details }), deps);
    const { signature } = (await stage.view()).health;
    assert.deepEqual([signature.state, signature.refused_last_day, writes], ['refused', 64, 7]);
    await advanceClock(stage.db, 26 * 3_600_000);
    assert.equal((await stage.view()).health.signature.state, 'signed');
  });

  it('is checked soon after a webhook was refused, for the platform may have a new secret, but not again and again', async () => {
    const stage = await stageConnection();
    const details = { tenant_id: stage.tenant.id, connection_id: stage.id, reason: 'signature' };
    const refuse = () =>
      noteRefusal(new AppError('not-genuine', { details }), {
        ...{ ...stage.deps, throttle: createLimiter(undefined) },
      });
    await refuse();
    await careForConnections(stage.deps);
    assert.equal(stage.platform.asked.length, 1);
    await advanceClock(stage.db, 11 * 60_000);
    await refuse();
    await careForConnections(stage.deps);
    await refuse();
    await careForConnections(stage.deps);
    assert.equal(stage.platform.asked.length, 2);
  });

  it('stays paused when it is checked', async () => {
    const stage = await stageConnection();
    await stage.set({ status: 'paused' });
    await checkConnection(stage.tenant.id, stage.id, stage.deps);
    assert.equal((await stage.view()).status, 'paused');
  });

  it('shows when calls rest, and until when', async () => {
    const stage = await stageConnection();
    await inTenant(stage.db, stage.tenant.id, (tx) =>
      tx('circuits').insert({
        ...{ tenant_id: stage.tenant.id, subject: `connection:${stage.id}`, failures: 5 },
        open_until: tx.raw(`app_now() + interval '1 minute'`),
      }),
    );
    const { circuit } = (await stage.view()).health;
    assert.deepEqual([circuit.state, circuit.failures, circuit.until !== null], ['open', 5, true]);
  });
});
