import assert from 'node:assert/strict';
import { z } from 'zod';
import { resumeConnection } from '../inbox/resume-connection.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { makeTenant, testSealer, visitorMessage } from '../test/harness/factories.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { sharedIngest } from '../test/harness/shared-ingest.js';
import { silentLog, testDatabase } from '../test/harness/test-database.js';
import { openConnection } from './open-connection.js';
import { createResolver } from './resolve-connection.js';

describe('a platform that delivers while it is being connected', () => {
  it('has its message answered and its next hook verified with what connecting has learned', async () => {
    const db = await testDatabase();
    const tenant = await makeTenant(db);
    const scripted = scriptPlatform().connector;
    const state = z.object({ learned: z.string() });
    const early = async (hookUrl: string) => {
      const token = hookUrl.split('/').at(-1) ?? '';
      const bound = await resolver.byHookToken(connector.manifest.id, token);
      assert.equal(bound.state, undefined);
      assert.equal((await ingest(bound, visitorMessage(), true)).outcome, 'stored');
    };
    const connector: typeof scripted = {
      ...scripted,
      state,
      connect: async ({ hookUrl }) => {
        await early(hookUrl);
        const account = { host: 'scripted', id: hookUrl, name: 'One' };
        return { state: { learned: 'a secret' }, account, manualSteps: [] };
      },
    };
    const parts = {
      ...{ db, sealer: testSealer, publicUrl: 'http://localhost:3000', log: silentLog },
      ...{ connectors: new Map([[connector.manifest.id, connector]]), productName: 'Patchbay' },
      http: { call: () => Promise.reject(new Error('nothing may be called here')) },
    };
    const resolver = createResolver(parts);
    const ingest = sharedIngest(db);
    const wakeUps = { add: () => undefined };
    const resume = (tenantId: string, id: string) => resumeConnection(tenantId, id, { db, wakeUps });
    const wanted = { connector: connector.manifest.id, name: 'Shop', config: {} };
    const id = await openConnection(tenant.id, wanted, { ...parts, resume });
    const bound = await resolver.byId(tenant.id, id);
    assert.deepEqual(bound.state, { learned: 'a secret' });
    const token = bound.hookUrl.split('/').at(-1) ?? '';
    assert.deepEqual((await resolver.byHookToken(wanted.connector, token)).state, bound.state);
    const due: unknown[] = await inTenant(db, tenant.id, (tx) => tx('conversations').pluck('due_at'));
    assert.equal(due.length, 1);
    assert.ok(due[0] instanceof Date);
  });
});
