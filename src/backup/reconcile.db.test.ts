import assert from 'node:assert/strict';
import { createResolver } from '../connections/resolve-connection.js';
import { ConnectorError } from '../kit/index.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import { createMetrics } from '../platform/metrics.js';
import { testSealer, visitorMessage } from '../test/harness/factories.js';
import { type DeliveryStage, stageDelivery } from '../test/harness/stage-delivery.js';
import { silentLog } from '../test/harness/test-database.js';
import { giveToHumans, markAnswered } from './adjust-conversations.js';
import { readThrough } from './read-through.js';
import { settleDeliveries } from './settle-deliveries.js';

const http = { call: () => Promise.reject(new Error('nothing may be called here')) };

describe('after a restore (F-029)', () => {
  let stage: DeliveryStage;
  const settle = (bound = stage.bound) => settleDeliveries(bound, { db: stage.db, http });
  const rowOf = (table: string): Promise<unknown> =>
    inTenant(stage.db, stage.tenantId, (tx) => {
      const columns = table === 'connections' ? ['status'] : ['handler', 'is_waiting_for_human'];
      return tx(table).first(...columns);
    });
  const hourOld = { created_at: new Date(Date.now() - 3_600_000) };

  beforeEach(async () => {
    stage = await stageDelivery();
  });

  it('what was on its way is sent, if the platform has it', async () => {
    const id = await stage.plan('Yes.');
    stage.platform.stored.push({ conversationId: 'c1', text: 'Yes.', key: id, id: 'm7' });
    assert.deepEqual(await settle(), { found: 1, open: 0, parked: 0 });
    await stage.deliver();
    const { state, sent_via, external_ids } = await stage.read(id);
    assert.deepEqual([state, sent_via, external_ids], ['sent', 'readback', ['m7']]);
    assert.equal(stage.platform.attempts, 0);
  });

  it('it is looked up once more and then sent, once, if it is fresh and the platform does not have it', async () => {
    const id = await stage.plan('Yes.');
    assert.deepEqual(await settle(), { found: 0, open: 1, parked: 0 });
    await stage.deliver();
    assert.deepEqual([(await stage.read(id))['state'], stage.platform.attempts], ['sent', 1]);
  });

  it('it is parked and a human called, if it is stale or nobody can tell', async () => {
    const stale = await stage.plan('Yes.', hourOld);
    assert.deepEqual(await settle(), { found: 0, open: 0, parked: 1 });
    const { state, reason } = await stage.read(stale);
    assert.deepEqual([state, reason], ['parked', 'stale']);
    assert.deepEqual(await rowOf('conversations'), { handler: 'human', is_waiting_for_human: true });
    const fresh = await stage.plan('Yes.', { part: 1 });
    const connector = { ...stage.bound.connector };
    delete connector.sent;
    assert.deepEqual(await settle({ ...stage.bound, connector }), { found: 0, open: 0, parked: 1 });
    assert.equal((await stage.read(fresh))['reason'], 'delivery-uncertain');
  });

  it('a mail is for a member to decide, and nothing is given back or away that has moved since', async () => {
    const given = { is_visible: false, ...hourOld };
    const [mail, handover, handBack, contact] = [
      await stage.plan('', { ...given, kind: 'email', part: 1 }),
      await stage.plan('', { ...given, kind: 'handover', part: 2 }),
      await stage.plan('', { ...given, kind: 'hand-back', part: 3 }),
      await stage.plan('', { ...given, kind: 'contact', part: 4 }),
    ];
    await settle();
    const states = [];
    for (const id of [mail, handover, handBack, contact]) states.push((await stage.read(id))['state']);
    assert.deepEqual(states, ['parked', 'cancelled', 'cancelled', 'ready']);
  });

  it('a human who is waited for is called again', async () => {
    const handover = await stage.plan('', { is_visible: false, kind: 'handover' });
    await inTenant(stage.db, stage.tenantId, (tx) =>
      tx('conversations').update({ handler: 'human', is_waiting_for_human: true }),
    );
    await settle();
    assert.equal((await stage.read(handover))['state'], 'ready');
  });

  it('a question that was answered since is answered no more, also by a platform that tells whole seconds', async () => {
    const { db, tenantId, bound, ingest, conversationId } = stage;
    const since = newId();
    const [asked, later] = ['2026-01-05T10:00:07Z', '2026-01-05T10:00:08Z'];
    await ingest(bound, visitorMessage({ message_id: 'asked', sent_at: asked }), true);
    await inTenant(db, tenantId, (tx) =>
      tx('messages').insert({
        ...{ tenant_id: tenantId, id: newId(), conversation_id: conversationId, connection_id: bound.row.id },
        ...{ external_id: 'ours', role: 'bot', text: 'Yes.', mark: 'm', sent_at: asked, seq: 90 },
      }),
    );
    await ingest(bound, visitorMessage({ message_id: 'later', sent_at: later }), true);
    assert.equal(await inTenant(db, tenantId, (tx) => markAnswered(tx, bound.row.id, since)), 1);
    const open: unknown = await inTenant(db, tenantId, (tx) =>
      tx('conversations as c')
        .joinRaw('cross join lateral unanswered(c) u')
        .whereIn('u.external_id', ['asked', 'later'])
        .pluck('u.external_id'),
    );
    assert.deepEqual(open, ['later']);
  });

  it('a reading that was under way is ended, and another one begun: the first is past what has happened since', async () => {
    const { db, tenantId, bound, deps, ingest } = stage;
    const cursors: (string | undefined)[] = [];
    const pull = (cursor: string | undefined) => {
      cursors.push(cursor);
      return Promise.resolve({ events: [], cursor: 'from the top', isComplete: true });
    };
    const connector = { ...bound.connector, pull };
    const resolver = createResolver({
      ...{ db, sealer: testSealer, publicUrl: 'http://localhost:3000' },
      connectors: new Map([['scripted', connector]]),
    });
    const row = { tenant_id: tenantId, connection_id: bound.row.id, cursor: 'page 2', is_through: false };
    await inTenant(db, tenantId, (tx) => tx('catch_ups').insert(row));
    const reading = { ...deps, ingest, http, resolver, metrics: createMetrics(), log: silentLog };
    assert.equal(await readThrough({ ...bound, connector }, reading), true);
    assert.deepEqual(cursors, ['page 2', 'from the top']);
  });

  it('a connection whose platform does not tell what has happened is paused, and its open questions are a human’s', async () => {
    const { db, tenantId, bound, deps, ingest } = stage;
    const fails = () => Promise.reject(new ConnectorError('unavailable', 'out of order'));
    const connector = { ...bound.connector, pull: fails };
    const resolver = createResolver({
      ...{ db, sealer: testSealer, publicUrl: 'http://localhost:3000' },
      connectors: new Map([['scripted', connector]]),
    });
    await inTenant(db, tenantId, (tx) =>
      tx('catch_ups').insert({ tenant_id: tenantId, connection_id: bound.row.id, cursor: '{}' }),
    );
    const reading = { ...deps, ingest, http, resolver, metrics: createMetrics(), log: silentLog };
    assert.equal(await readThrough({ ...bound, connector }, reading), false);
    assert.deepEqual(await rowOf('connections'), { status: 'paused' });
    assert.equal(await inTenant(db, tenantId, (tx) => giveToHumans(tx, bound.row.id)), 1);
    assert.deepEqual(await rowOf('conversations'), { handler: 'human', is_waiting_for_human: true });
  });
});
