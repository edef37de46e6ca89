import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { reseal } from '../app/reseal.js';
import { loadBackup } from '../backup/load-backup.js';
import { backUp, openEmpty } from '../backup/open-empty.testing.js';
import { createResolver } from '../connections/resolve-connection.js';
import { ingestEvent } from '../inbox/receive-hook.js';
import { migrate } from '../platform/database/migrate.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem } from '../platform/database/tenant-db.js';
import { openFingerprintKeys } from '../platform/fingerprint-keys.js';
import { createSealer, type SecretKeys } from '../platform/secrets.js';
import { testKeys, testSealer } from '../test/harness/factories.js';
import { migrationsFolder } from '../test/harness/schema-hash.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { stageWork, type WorkStage } from '../test/harness/stage-work.js';
import { tablesWith } from '../test/harness/tables-with.js';
import { silentLog } from '../test/harness/test-database.js';
import { eraseVisitor } from './erase-visitor.js';
import { erasureTables, loadErasures } from './load-erasures.js';
import { type Canary, plantCanary } from './plant-canary.testing.js';
import { replayErasures } from './replay-erasures.js';

const newKey = 'the key of tomorrow, the key of tomorrow';
const publicUrl = 'http://localhost:3000';

/** As a process that starts with these keys seals, opens and knows again. */
const startWith = async (db: Database, secretKeys: SecretKeys) =>
  createSealer(secretKeys, await openFingerprintKeys({ db, secretKeys, log: silentLog }));

describe('after SECRET_KEY was changed and the old one is gone', function () {
  this.timeout(120_000);
  const platform = scriptPlatform();
  const connectors = new Map([[platform.connector.manifest.id, platform.connector]]);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-rotated-'));
  let stage: WorkStage;

  beforeEach(async () => {
    stage = await stageWork(platform, { write: undefined, database: 'rotated' });
    await asSystem(stage.db, (tx) => tx('fingerprint_keys').del());
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  const erase = async ({ conversationId }: Canary, sealer = testSealer) => {
    const actor = { kind: 'member', id: null, name: 'Ada' };
    const which = { conversation_id: conversationId };
    await eraseVisitor({ tenantId: stage.tenant.id, which, actor }, { ...stage.deps, sealer });
  };
  const rotate = async () => {
    await reseal({ db: stage.db, sealer: createSealer({ current: newKey, previous: testKeys.current }) });
    return startWith(stage.db, { current: newKey });
  };
  const hookComes = async ({ message }: Canary, sealer: typeof testSealer) => {
    const resolver = createResolver({ db: stage.db, connectors, sealer, publicUrl });
    const bound = await resolver.byId(stage.tenant.id, stage.bound.row.id);
    return (await ingestEvent(bound, message, { ...stage.deps, resolver, isTrusted: true })).outcome;
  };

  it('F-117 F-115 nobody who was erased before comes back by a late hook, also if it was before keys were stored', async () => {
    const [early, later, neighbour] = [
      await plantCanary(stage),
      await plantCanary(stage),
      await plantCanary(stage),
    ];
    await erase(early);
    await erase(later, await startWith(stage.db, testKeys));
    const after = await rotate();
    for (const canary of [early, later]) {
      assert.equal(await hookComes(canary, after), 'ignored');
      assert.deepEqual(await tablesWith(stage.db, canary.word), []);
    }
    assert.notEqual(await hookComes(neighbour, after), 'ignored');
    // What the notes were keyed with until now: under the new key alone nobody is known.
    assert.notEqual(await hookComes(early, createSealer({ current: newKey })), 'ignored');
  });

  it('F-117 a list of erasures from after the change serves a backup from before it', async () => {
    await startWith(stage.db, testKeys);
    const canary = await plantCanary(stage);
    const [whole, list] = [path.join(folder, 'before.gz'), path.join(folder, 'list.gz')];
    const secretKeys = { current: newKey, previous: testKeys.current };
    await backUp(stage.db, whole);
    await erase(canary, await rotate());
    await backUp(stage.db, list, { only: erasureTables });
    const { db, drop } = await openEmpty();
    try {
      await loadBackup(whole, { db, sealer: createSealer(secretKeys), log: silentLog, migrationsFolder });
      await migrate(db, migrationsFolder, silentLog);
      await assert.rejects(loadErasures(list, { db, secretKeys: testKeys }), /under another SECRET_KEY/);
      assert.ok((await loadErasures(list, { db, secretKeys })) > 0);
      assert.ok((await replayErasures({ db, sealer: await startWith(db, secretKeys) })) > 0);
      assert.deepEqual(await tablesWith(db, canary.word), []);
    } finally {
      await drop();
    }
  });
});
