import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { loadBackup } from '../backup/load-backup.js';
import { backUp, openEmpty } from '../backup/open-empty.testing.js';
import { migrate } from '../platform/database/migrate.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { testKeys, testSealer } from '../test/harness/factories.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { stageWork } from '../test/harness/stage-work.js';
import { tablesWith } from '../test/harness/tables-with.js';
import { migrationsFolder } from '../test/harness/schema-hash.js';
import { silentLog } from '../test/harness/test-database.js';
import { eraseVisitor } from './erase-visitor.js';
import { erasureTables, loadErasures } from './load-erasures.js';
import { plantCanary } from './plant-canary.testing.js';
import { replayErasures } from './replay-erasures.js';

describe('a restore of a backup from before an erasure', function () {
  this.timeout(120_000);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-erased-'));
  after(() => fs.rmSync(folder, { recursive: true }));

  it('F-117 finds the erased in a list that tells nothing of them, and erases them again', async () => {
    const stage = await stageWork(scriptPlatform(), { write: undefined });
    const [canary, neighbour] = [await plantCanary(stage), await plantCanary(stage)];
    const [whole, list] = [path.join(folder, 'before.gz'), path.join(folder, 'list.gz')];
    await backUp(stage.db, whole);
    const actor = { kind: 'member', id: null, name: 'Ada' };
    const which = { conversation_id: canary.conversationId };
    await eraseVisitor({ tenantId: stage.tenant.id, which, actor }, { ...stage.deps, sealer: testSealer });
    await backUp(stage.db, list, { only: erasureTables });
    assert.ok(!gunzipSync(fs.readFileSync(list)).toString().includes(canary.word));

    const { db, drop } = await openEmpty();
    const deps = { db, sealer: testSealer, secretKeys: testKeys, log: silentLog, migrationsFolder };
    try {
      await assert.rejects(loadBackup(list, deps), /no whole backup/);
      await loadBackup(whole, deps);
      await migrate(db, migrationsFolder, silentLog);
      assert.ok((await tablesWith(db, canary.word)).length > 5);
      assert.ok((await loadErasures(list, deps)) > 0);
      assert.equal(await loadErasures(list, deps), 0);
      assert.ok((await replayErasures(deps)) >= 2);
      assert.deepEqual(await tablesWith(db, canary.word), []);
      const left = await inTenant(db, stage.tenant.id, (tx) => tx('leads').pluck('email'));
      assert.deepEqual(left, [neighbour.email]);
      assert.equal(await replayErasures(deps), 0);
    } finally {
      await drop();
    }
  });
});
