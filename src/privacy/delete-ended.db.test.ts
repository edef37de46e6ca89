import assert from 'node:assert/strict';
import { endTenant, resumeTenant } from '../accounts/end-tenant.js';
import { changeTenant, insertOwner, readTenant } from '../accounts/tenant-records.js';
import { AppError } from '../platform/errors.js';
import { asSystem } from '../platform/database/tenant-db.js';
import { newToken } from '../platform/ids.js';
import { testSealer } from '../test/harness/factories.js';
import { scriptPlatform, type ScriptedPlatform } from '../test/harness/scripted-connector.js';
import { stageWork, type WorkStage } from '../test/harness/stage-work.js';
import { tablesWith } from '../test/harness/tables-with.js';
import { advanceClock } from '../test/harness/test-database.js';
import { deleteEnded } from './delete-ended.js';
import { plantCanary } from './plant-canary.testing.js';

const day = 86_400_000;
const actor = { kind: 'platform-admin', id: null, name: 'Root' };
const isConflict = (error: unknown) => error instanceof AppError && error.code === 'conflict';

describe('the end of a tenant', function () {
  this.timeout(120_000);
  let platform: ScriptedPlatform;
  let stage: WorkStage;

  beforeEach(async () => {
    platform = scriptPlatform();
    stage = await stageWork(platform, { write: undefined, database: 'retention' });
    await plantCanary(stage);
  });

  const end = (days: number) =>
    asSystem(stage.db, (tx) => endTenant(tx, { id: stage.tenant.id, actor, days }));
  const resume = () => asSystem(stage.db, (tx) => resumeTenant(tx, { id: stage.tenant.id, actor }));
  const read = () => asSystem(stage.db, (tx) => readTenant(tx, stage.tenant.id));
  const rest = () =>
    deleteEnded({
      ...stage.deps,
      ...{ sealer: testSealer, publicUrl: 'http://localhost:3000', productName: 'Patchbay' },
      forget: () => undefined,
      connectors: new Map([[platform.connector.manifest.id, platform.connector]]),
      resume: () => Promise.resolve(),
    });

  it('is thought over for its days, in which it rests and can be restored as it was', async () => {
    await asSystem(stage.db, (tx) => changeTenant(tx, stage.tenant.id, { status: 'suspended' }));
    await end(14);
    assert.equal((await read()).status, 'deleting');
    const activate = asSystem(stage.db, (tx) => changeTenant(tx, stage.tenant.id, { status: 'active' }));
    await assert.rejects(activate, isConflict);
    await advanceClock(stage.db, 13 * day);
    await rest();
    await resume();
    await assert.rejects(resume(), isConflict);
    assert.deepEqual(
      { ...(await read()), ...{ id: '', slug: '', name: '', created_at: '' } },
      {
        ...{ id: '', slug: '', name: '', created_at: '', status: 'suspended', delete_at: null },
        ...{ plan: 'standard', trial_ends_at: null },
      },
    );
    await advanceClock(stage.db, 30 * day);
    await rest();
    assert.ok((await tablesWith(stage.db, stage.tenant.id)).length > 10);
  });

  it('takes every row of it and its people, but for the note that it ended, and nothing of the others', async () => {
    const other = await stageWork(scriptPlatform(), { write: undefined, database: 'retention' });
    await plantCanary(other);
    const owner = (id: string, email: string) =>
      asSystem(stage.db, (tx) => insertOwner(tx, id, { email, password: undefined }));
    const [only, both] = [`${newToken(6).toLowerCase()}@a.example`, `${newToken(6).toLowerCase()}@b.example`];
    await owner(stage.tenant.id, only);
    for (const id of [stage.tenant.id, other.tenant.id]) await owner(id, both);
    const untouched = await tablesWith(stage.db, other.tenant.id);

    await end(14);
    await advanceClock(stage.db, 14 * day + 1_000);
    await rest();
    assert.deepEqual(await tablesWith(stage.db, stage.tenant.id), ['public.installation_audit_entries']);
    assert.deepEqual(await tablesWith(stage.db, only), []);
    assert.deepEqual(await tablesWith(stage.db, other.tenant.id), untouched);
    assert.deepEqual(await tablesWith(stage.db, both), ['public.people']);
  });

  it('cannot be taken back when no days were given', async () => {
    await end(0);
    await assert.rejects(read(), (error) => error instanceof AppError && error.code === 'not-found');
    await assert.rejects(resume(), isConflict);
    await rest();
    assert.deepEqual(await tablesWith(stage.db, stage.tenant.id), ['public.installation_audit_entries']);
  });
});
