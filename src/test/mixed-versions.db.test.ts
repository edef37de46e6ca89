import assert from 'node:assert/strict';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { createApiKey, findApiKey } from '../accounts/api-keys.js';
import { changeConfig, readConfig } from '../accounts/tenant-config.js';
import { ConversationDetail } from '../contract/conversations.js';
import { confirmHint } from '../inbox/confirm-hint.js';
import { deliverDue } from '../inbox/deliver.js';
import { findDue } from '../inbox/find-due.js';
import { readConversation } from '../inbox/read-conversation.js';
import { createLive } from '../live/live.js';
import { migrate } from '../platform/database/migrate.js';
import type { Database } from '../platform/database/open-database.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import { scriptPlatform, type ScriptedPlatform } from './harness/scripted-connector.js';
import { stageWork, type WorkStage } from './harness/stage-work.js';
import { eventually } from './harness/start-test-app.js';
import { migrationsFolder } from './harness/schema-hash.js';
import { advanceClock, silentLog, testDatabase, testRedisUrl } from './harness/test-database.js';

/** What a newer version has widened before it writes: the columns whose values are listed in the schema. */
const widened = [
  ['deliveries', 'kind'],
  ['deliveries', 'state'],
  ['turns', 'decision'],
  ['messages', 'role'],
  ['conversations', 'handler'],
] as const;

const question = 'When are you open on Saturday?';

describe('F-017 two versions that run side by side', () => {
  let db: Database;
  let platform: ScriptedPlatform;
  let stage: WorkStage;
  let conversationId: string;
  const restore: string[] = [];
  const tenants: string[] = [];

  before(async () => {
    db = await testDatabase();
    const Found = z.object({ rows: z.tuple([z.object({ definition: z.string() })]) });
    for (const [table, column] of widened) {
      const name = `${table}_${column}_check`;
      const found: unknown = await db.knex.raw(
        'select pg_get_constraintdef(oid) as definition from pg_constraint where conname = ?',
        [name],
      );
      restore.push(`alter table ${table} add constraint ${name} ${Found.parse(found).rows[0].definition}`);
      await db.knex.raw(`alter table ${table} drop constraint ${name}`);
    }
  });

  after(async () => {
    await db.knex('conversations').whereIn('tenant_id', tenants).del();
    for (const sql of restore) await db.knex.raw(sql);
  });

  beforeEach(async () => {
    platform = scriptPlatform();
    stage = await stageWork(platform, { write: undefined });
    tenants.push(stage.tenant.id);
    conversationId = await stage.visitorWrites({ text: question });
  });

  const inOwn = <T>(work: (tx: TenantDb) => Promise<T>): Promise<T> => inTenant(db, stage.tenant.id, work);
  const plan = (kind: string, given: Record<string, unknown>) =>
    inOwn(async (tx) => {
      const id = newId();
      await tx('deliveries').insert({
        ...{
          tenant_id: stage.tenant.id,
          id,
          conversation_id: conversationId,
          connection_id: stage.bound.row.id,
        },
        ...{ kind, is_visible: false, text: kind, state: 'ready', mark: id, handover_version: 0 },
        ...{ due_at: tx.raw(`app_now() - interval '1 minute'`), ...given },
      });
      return id;
    });
  const stateOf = async (id: string): Promise<unknown> =>
    inOwn((tx) => tx('deliveries').where({ id }).first('state', 'attempt'));
  const turns = () => inOwn((tx) => tx('turns').pluck('id'));
  const isSwept = async () =>
    (await findDue({ db }, 1_000)).some(({ tenant_id }) => tenant_id === stage.tenant.id);

  it('sends what it knows, beside what only the newer one can send, and leaves that alone', async () => {
    const [survey, paused] = [await plan('survey', {}), await plan('note', { state: 'held-back' })];
    const wakeUps: number[] = [];
    await stage.look(conversationId);
    await deliverDue(stage.tenant.id, conversationId, {
      ...stage.deps,
      wakeUps: { add: (_job, delayMs = 0) => void wakeUps.push(delayMs) },
    });
    assert.equal(platform.stored.length, 1);
    assert.deepEqual(await stateOf(survey), { state: 'ready', attempt: 0 });
    assert.deepEqual(await stateOf(paused), { state: 'held-back', attempt: 0 });
    // Nobody is sent to look again and again at what is not theirs.
    assert.deepEqual([wakeUps, await isSwept()], [[], false]);
  });

  it('keeps the order of what the visitor sees, also after what only the newer one can send', async () => {
    const carousel = await plan('carousel', { is_visible: true });
    const reply = await plan('reply', { is_visible: true });
    await deliverDue(stage.tenant.id, conversationId, stage.deps);
    assert.deepEqual([await stateOf(reply), platform.stored.length], [{ state: 'ready', attempt: 0 }, 0]);
    await inOwn((tx) => tx('deliveries').where({ id: carousel }).update({ state: 'sent', due_at: null }));
    await deliverDue(stage.tenant.id, conversationId, stage.deps);
    assert.equal(platform.stored.length, 1);
  });

  it('shows a conversation with decisions, stages, roles and states of a newer one', async () => {
    await stage.look(conversationId);
    await plan('reply', { state: 'translating' });
    await inOwn(async (tx) => {
      await tx('turns').update({ decision: 'call-back', stages: '[{"stage": 1}]', sources: '{"ids": []}' });
      await tx('messages').where({ role: 'visitor' }).update({ role: 'supervisor' });
      await tx('deliveries').where({ state: 'sent' }).update({ state: 'read' });
      await tx('conversations').update({ handler: 'queue' });
    });
    const { turns: decided, ...found } = await inOwn((tx) =>
      readConversation(tx, conversationId, { messages: 500 }),
    );
    const shown = ConversationDetail.parse({
      ...found,
      turns: decided.map((turn) => ({ ...turn, explanation: '' })),
    });
    assert.deepEqual(
      shown.messages.map(({ text }) => text),
      [question, platform.stored[0]?.text],
    );
    assert.deepEqual([shown.turns.length, shown.waiting_deliveries.length], [1, 2]);
  });

  it('gives back a turn that it cannot read, without counting an attempt', async () => {
    await inOwn((tx) => tx('conversations').update({ handler: 'queue' }));
    for (let looks = 0; looks < 10; looks += 1) await stage.look(conversationId);
    assert.deepEqual([await turns(), platform.stored.length], [[], 0]);
    // The newer one, or this one when the newer one is done with it.
    await inOwn((tx) => tx('conversations').update({ handler: 'bot' }));
    await stage.look(conversationId);
    assert.equal((await turns()).length, 1);
    assert.match(platform.stored[0]?.text ?? '', /9:00/);
  });

  it('leaves a hint that it cannot read as it is', async () => {
    const id = newId();
    await inOwn((tx) =>
      tx('hints').insert({
        ...{ tenant_id: stage.tenant.id, id, connection_id: stage.bound.row.id, event_key: id },
        ...{ conversation_external_id: 'c1', event: '{"kind": "reaction", "emoji": "+1"}' },
      }),
    );
    for (let looks = 0; looks < 10; looks += 1) {
      await confirmHint(stage.tenant.id, id, stage.deps);
      await advanceClock(db, 16_000);
    }
    const left: unknown = await inOwn((tx) => tx('hints').where({ id }).first('state', 'attempts', 'event'));
    assert.deepEqual(left, {
      ...{ state: 'waiting', attempts: 0 },
      event: { kind: 'reaction', emoji: '+1' },
    });
  });

  it('answers by settings that lack what was added since, and hold what a newer one has added', async () => {
    await inOwn(async (tx) => {
      await tx('tenants').update({
        config: tx.raw(`(config - 'own_contacts' - 'daily_model_calls_per_visitor')
          || '{"robots": 3, "limits": {"calls_per_day": 1}}' || jsonb_build_object('business', '{"vat": "GB1"}'::jsonb)`),
      });
      await tx('assistants').update({
        settings: tx.raw(`(settings - 'answer_length') || '{"tone": "playful", "voice": "alto"}'`),
      });
    });
    stage.deps.resolver.forget(stage.bound.row.id);
    await stage.look(conversationId);
    assert.match(platform.stored[0]?.text ?? '', /9:00/);
    // A change by the older one keeps what it does not know.
    await inOwn((tx) => changeConfig(tx, { country: 'NO' }));
    const kept: unknown = await inOwn((tx) => tx('tenants').first(tx.raw(`config->'robots' as robots`)));
    assert.deepEqual([kept, (await inOwn(readConfig)).country], [{ robots: 3 }, 'NO']);
  });

  it('says nothing to visitors by a trust level that it does not know', async () => {
    await inOwn((tx) => tx('assistants').update({ settings: tx.raw(`settings || '{"trust": "careful"}'`) }));
    await stage.look(conversationId);
    assert.deepEqual([(await turns()).length, platform.stored.length], [1, 0]);
  });

  it('opens with a key what it knows of the scopes of a key', async () => {
    const { id: tenantId } = stage.tenant;
    const maker = { personId: null, permissions: new Set(['leads:read'] as const) };
    const wanted = { name: 'A program', scopes: ['leads:read' as const] };
    const { key, id } = await inOwn((tx) => createApiKey(tx, { tenantId, wanted, maker }));
    await inOwn((tx) =>
      tx('api_keys')
        .where({ id })
        .update({ scopes: ['robots:write', 'leads:read'] }),
    );
    assert.deepEqual((await findApiKey(key, { db }))?.scopes, ['leads:read']);
  });

  it('starts on a schema that the newer one has migrated', async () => {
    const name = '99991231-01-newer';
    await db.knex('schema_migrations').insert({ name, batch: 99, migration_time: new Date() });
    await migrate(db, migrationsFolder, silentLog);
    await db.knex('schema_migrations').where({ name }).del();
  });

  const redisUrl = testRedisUrl;
  if (redisUrl !== undefined) {
    it('lives on when it hears of something that only the newer one tells', async () => {
      const [live, other] = [createLive(redisUrl, silentLog), new Redis(redisUrl)];
      const heard: unknown[] = [];
      live.subscribe(stage.tenant.id, (event) => heard.push(event));
      const tell = (event: object) =>
        other.publish('patchbay:live', `${stage.tenant.id} ${JSON.stringify(event)}`);
      const known = { kind: 'changed', conversation_id: conversationId, seq: 1 };
      await eventually('both are heard or left out', async () => {
        await tell({ kind: 'typing', who: 'somebody' });
        await tell(known);
        return heard[0];
      });
      assert.deepEqual(heard[0], known);
      other.disconnect();
      await live.stop();
    });
  }
});
