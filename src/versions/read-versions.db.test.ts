import assert from 'node:assert/strict';
import { defaultSettings } from '../assistants/default-settings.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import { makeTenant } from '../test/harness/factories.js';
import { testDatabase } from '../test/harness/test-database.js';
import { readVersion } from './read-versions.js';

describe('a version of the settings that an older version of the product kept', () => {
  it('F-017 says nothing of what its section has gained since: setting it back leaves that alone', async () => {
    const db = await testDatabase();
    const tenant = await makeTenant(db);
    const detail = await inTenant(db, tenant.id, async (tx) => {
      const settings = { ...defaultSettings, tone: 'formal', limits: 'No discounts.' };
      await tx('assistants').update({ settings: JSON.stringify(settings) });
      const assistants: unknown[] = await tx('assistants').pluck('id');
      const kept = { tenant_id: tenant.id, id: newId(), section: 'assistant-writing' };
      await tx('setting_versions').insert({
        ...{ ...kept, subject_id: assistants[0], actor_kind: 'member', actor_name: 'Ada' },
        ...{ before: '{"tone": "neutral"}', after: '{"tone": "formal"}' },
      });
      return readVersion(tx, kept.id);
    });
    assert.deepEqual(
      [detail.to_before, detail.to_after],
      [[{ member: 'tone', before: 'formal', after: 'neutral' }], []],
    );
  });
});
