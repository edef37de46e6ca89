import assert from 'node:assert/strict';
import { ConnectorError } from '../kit/index.js';
import { insertOwner } from '../accounts/tenant-records.js';
import { asSystem } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import { advanceClock } from '../test/harness/test-database.js';
import { careForConnections } from './care-for-connections.js';
import { checkConnection } from './check-connection.js';
import { type ConnectionStage, stageConnection } from './stage-connection.testing.js';

const refused = new ConnectorError('auth', 'no', { field: 'token' });

describe('care for connections', () => {
  let stage: ConnectionStage;

  beforeEach(async () => {
    stage = await stageConnection();
  });

  /** Lets time pass, and cares in between as the scheduler does. */
  async function careFor(minutes: number): Promise<void> {
    await advanceClock(stage.db, minutes * 60_000);
    await careForConnections(stage.deps);
  }

  const join = (email: string, role: string) =>
    asSystem(stage.db, async (tx) => {
      const personId = await insertOwner(tx, stage.tenant.id, { email, password: undefined });
      await tx('members').where({ tenant_id: stage.tenant.id, person_id: personId }).update({ role });
    });

  it('checks a connection every few hours, and not before', async () => {
    const { asked } = stage.platform;
    await careFor(60);
    assert.equal(asked.length, 1);
    await careFor(6 * 60);
    assert.equal(asked.length, 2);
    await careFor(0);
    assert.equal(asked.length, 2);
  });

  it('connects again when this installation has another public address', async () => {
    await careFor(15);
    assert.equal(stage.platform.asked.length, 1);
    stage.deps.publicUrl = 'https://bot.example';
    await careFor(0);
    assert.equal(stage.platform.asked.length, 2);
    await careFor(15);
    assert.equal(stage.platform.asked.length, 2);
  });

  it('asks once more after a refusal, and tells nobody when that was a mistake of the platform’s', async () => {
    const { tenant, id, deps, platform } = stage;
    await join(`owner-${newId()}@example.com`, 'owner');
    platform.refuses = refused;
    await checkConnection(tenant.id, id, deps);
    assert.equal((await stage.view()).status, 'broken');
    platform.refuses = undefined;
    await careFor(1);
    assert.equal((await stage.view()).status, 'live');
    await careFor(10);
    assert.deepEqual(stage.mails, []);
  });

  it('tells owners and admins once that a connection broke, and again only after it has worked', async () => {
    const { tenant, id, deps, platform, mails } = stage;
    const [owner, admin] = [`owner-${newId()}@example.com`, `admin-${newId()}@example.com`];
    await join(owner, 'owner');
    await join(admin, 'admin');
    await join(`agent-${newId()}@example.com`, 'agent');
    platform.refuses = refused;
    await checkConnection(tenant.id, id, deps);
    await careFor(1);
    await careFor(1);
    await careFor(7 * 60);
    assert.deepEqual(mails.map(({ to }) => to).toSorted(), [admin, owner].toSorted());
    assert.match(mails[0]?.text ?? '', /Create new credentials/);
    assert.match(mails[0]?.text ?? '', new RegExp(`/connections/${id}`));
    assert.notEqual((await stage.view()).health.told_at, null);

    platform.refuses = undefined;
    await careFor(7 * 60);
    assert.equal((await stage.view()).status, 'live');
    assert.equal(mails.length, 2);
    platform.refuses = refused;
    await careFor(7 * 60);
    await careFor(1);
    assert.equal(mails.length, 4);
  });

  it('tells later when the mail server is away, under the same id', async () => {
    const { tenant, id, deps, platform } = stage;
    await join(`owner-${newId()}@example.com`, 'owner');
    platform.refuses = refused;
    await checkConnection(tenant.id, id, deps);
    const tried: string[] = [];
    let isAway = true;
    const mailer = {
      send: ({ messageId }: { messageId: string }) => {
        if (!messageId.includes(id)) return Promise.resolve();
        tried.push(messageId);
        return isAway ? Promise.reject(new Error('the mail server is away')) : Promise.resolve();
      },
    };
    await advanceClock(stage.db, 60_000);
    await careForConnections({ ...deps, mailer });
    isAway = false;
    await advanceClock(stage.db, 10 * 60_000);
    await careForConnections({ ...deps, mailer });
    await careForConnections({ ...deps, mailer });
    assert.deepEqual([tried.length, new Set(tried).size], [2, 1]);
  });

  it('leaves alone what is paused, removed or of a suspended business', async () => {
    await stage.set({ status: 'paused' });
    await careFor(7 * 60);
    await stage.set({ status: 'live' });
    await asSystem(stage.db, (tx) =>
      tx('tenants').where({ id: stage.tenant.id }).update({ status: 'suspended' }),
    );
    await careFor(7 * 60);
    assert.equal(stage.platform.asked.length, 1);
  });
});
