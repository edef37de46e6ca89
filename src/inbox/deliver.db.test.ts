import assert from 'node:assert/strict';
import { z } from 'zod';
import type { BoundConnection } from '../connections/connection.js';
import { createResolver } from '../connections/resolve-connection.js';
import { ConnectorError, type HttpClient } from '../kit/index.js';
import { inTenant } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { newId } from '../platform/ids.js';
import { createMetrics } from '../platform/metrics.js';
import {
  makeConnection,
  makeTenant,
  operatorMessage,
  testSealer,
  visitorMessage,
} from '../test/harness/factories.js';
import { scriptPlatform, type ScriptedPlatform } from '../test/harness/scripted-connector.js';
import { advanceClock, silentLog, testDatabase } from '../test/harness/test-database.js';
import { deliverDue, type DeliverDeps } from './deliver.js';
import { createIngest, type Ingest } from './ingest.js';

const noHttp: HttpClient = { call: () => Promise.reject(new Error('nothing may be called here')) };

describe('delivering', () => {
  let db: Database;
  let ingest: Ingest;
  let platform: ScriptedPlatform;
  let bound: BoundConnection;
  let deps: DeliverDeps;
  let conversationId: string;

  beforeEach(async () => {
    db = await testDatabase();
    ingest = createIngest(db.pool({ role: 'patchbay_runtime' }));
    platform = scriptPlatform();
    bound = await makeConnection(db, await makeTenant(db), platform.connector);
    const connectors = new Map([[platform.connector.manifest.id, platform.connector]]);
    deps = {
      db,
      resolver: createResolver({ db, connectors, sealer: testSealer, publicUrl: 'http://localhost:3000' }),
      wakeUps: { add: () => undefined },
      live: { publish: () => undefined },
      metrics: createMetrics(),
      log: silentLog,
      random: () => 0.5,
      guardedHttp: () => noHttp,
      mailer: undefined,
      monotonic: () => performance.now(),
    };
    const stored = await ingest(bound, visitorMessage(), true);
    assert.ok(stored.outcome === 'stored');
    conversationId = stored.conversation_id;
  });

  const tenant = () => bound.row.tenant_id;

  const plan = async (text: string, given: Record<string, unknown> = {}): Promise<string> => {
    const id = newId();
    await inTenant(db, tenant(), (tx) =>
      tx('deliveries').insert({
        ...{
          tenant_id: tenant(),
          id,
          conversation_id: conversationId,
          connection_id: bound.row.id,
          turn_id: null,
        },
        ...{ kind: 'reply', part: 0, is_visible: true, text, state: 'ready', mark: id, handover_version: 0 },
        due_at: tx.raw('app_now()'),
        ...given,
      }),
    );
    return id;
  };

  const deliver = () => deliverDue(tenant(), conversationId, deps);

  const read = async (id: string) => {
    const row: unknown = await inTenant(db, tenant(), (tx) => tx('deliveries').where({ id }).first());
    return z.record(z.string(), z.unknown()).parse(row);
  };

  it('sends once, stores the message with the platform’s id, and does nothing on a second look', async () => {
    const id = await plan('Yes, until noon.');
    await Promise.all([deliver(), deliver(), deliver()]);
    await deliver();
    assert.equal(platform.attempts, 1);
    const { state, sent_via: via } = await read(id);
    assert.deepEqual({ state, via }, { state: 'sent', via: 'ack' });
    const texts = await inTenant(db, tenant(), (tx) =>
      tx('messages').where({ role: 'bot' }).select('text', 'external_id'),
    );
    assert.deepEqual(texts, [{ text: 'Yes, until noon.', external_id: 'm1' }]);
  });

  it('F-066 takes its own echo for a receipt, not for an operator', async () => {
    const id = await plan('Yes.');
    await deliver();
    const echo = operatorMessage({ message_id: 'm1', mark: id, text: 'Yes.' });
    assert.equal((await ingest(bound, echo, true)).outcome, 'duplicate');
    const handlers = await inTenant(db, tenant(), (tx) => tx('conversations').pluck('handler'));
    assert.deepEqual(handlers, ['bot']);
  });

  it('F-009 F-045 reads back what was stored although the platform said otherwise, and sends nothing twice', async () => {
    platform.sends.push({ throwsAfter: new ConnectorError('unavailable', 'reset after storing') });
    const id = await plan('Yes.');
    await deliver();
    assert.equal((await read(id))['state'], 'verifying');
    await advanceClock(db, 16_000);
    await deliver();
    const { state, sent_via: via } = await read(id);
    assert.deepEqual(
      { state, via, attempts: platform.attempts },
      { state: 'sent', via: 'readback', attempts: 1 },
    );
  });

  it('F-008 F-051 resends only after it was absent twice', async () => {
    platform.sends.push({ throwsBefore: new ConnectorError('unavailable', 'timed out') });
    const id = await plan('Yes.');
    await deliver();
    await advanceClock(db, 16_000);
    await deliver();
    assert.deepEqual([(await read(id))['lookups'], platform.attempts], [1, 1]);
    await advanceClock(db, 6_000);
    await deliver();
    assert.deepEqual([(await read(id))['state'], platform.attempts, platform.stored.length], ['sent', 2, 1]);
  });

  it('retries what was certainly not stored, later each time, and parks it after the last try', async () => {
    const id = await plan('Yes.');
    for (let attempt = 0; attempt < 9; attempt += 1) {
      platform.sends.push({ throwsBefore: new ConnectorError('rate-limited', 'slow down') });
      await inTenant(db, tenant(), (tx) =>
        tx('deliveries')
          .where({ id })
          .update({ due_at: tx.raw('app_now()'), created_at: tx.raw('app_now()') }),
      );
      await deliver();
    }
    const { state, reason } = await read(id);
    assert.deepEqual(
      { state, reason, attempts: platform.attempts },
      { state: 'parked', reason: 'rate-limited', attempts: 9 },
    );
    const waiting = await inTenant(db, tenant(), (tx) => tx('conversations').pluck('is_waiting_for_human'));
    assert.deepEqual(waiting, [true]);
  });

  it('F-068 says nothing after an operator took over, however late', async () => {
    const id = await plan('Yes.');
    await ingest(bound, operatorMessage(), true);
    await deliver();
    const { state, reason } = await read(id);
    assert.deepEqual(
      { state, reason, attempts: platform.attempts },
      { state: 'cancelled', reason: 'taken-over', attempts: 0 },
    );
  });

  it('waits while an operator’s message is unconfirmed', async () => {
    const id = await plan('Yes.');
    assert.equal((await ingest(bound, operatorMessage(), false)).outcome, 'hint');
    await deliver();
    assert.deepEqual([(await read(id))['state'], platform.attempts], ['ready', 0]);
    await inTenant(db, tenant(), (tx) => tx('hints').update({ state: 'refuted' }));
    await advanceClock(db, 2_000);
    await deliver();
    assert.deepEqual([(await read(id))['state'], platform.attempts], ['sent', 1]);
  });

  it('F-048 holds everything of a connection whose token is refused, and tells why', async () => {
    platform.sends.push({ throwsBefore: new ConnectorError('auth', 'refused', { said: 'invalid token' }) });
    const first = await plan('One.');
    const second = await plan('Two.');
    await deliver();
    await deliver();
    assert.equal(platform.attempts, 1);
    assert.deepEqual([(await read(first))['state'], (await read(second))['state']], ['ready', 'ready']);
    const connections = await inTenant(db, tenant(), (tx) => tx('connections').select('status', 'problem'));
    assert.match(JSON.stringify(connections), /"broken".*invalid token/);
  });

  it('F-072 drops an answer that has grown stale', async () => {
    const id = await plan('Yes.');
    await advanceClock(db, 16 * 60_000);
    await deliver();
    assert.deepEqual(
      [(await read(id))['state'], (await read(id))['reason'], platform.attempts],
      ['cancelled', 'stale', 0],
    );
  });

  it('keeps the parts of a long answer in order, and stops behind one whose fate is unknown', async () => {
    platform.sends.push({ throwsAfter: new ConnectorError('unavailable', 'reset') });
    await plan('first', { part: 0, created_at: '2026-05-04T09:30:00.000Z' });
    await plan('second', { part: 1, created_at: '2026-05-04T09:30:00.000Z' });
    await inTenant(db, tenant(), (tx) => tx('deliveries').update({ created_at: tx.raw('app_now()') }));
    await deliver();
    assert.deepEqual(
      platform.stored.map(({ text }) => text),
      ['first'],
    );
    await advanceClock(db, 16_000);
    await deliver();
    assert.deepEqual(
      platform.stored.map(({ text }) => text),
      ['first', 'second'],
    );
  });
});
