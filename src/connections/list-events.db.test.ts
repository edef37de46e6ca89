import assert from 'node:assert/strict';
import { ConnectionEventPage } from '../contract/connection-events.js';
import { AppError } from '../platform/errors.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { makeTenant } from '../test/harness/factories.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { stageWork, type WorkStage } from '../test/harness/stage-work.js';
import { listEvents } from './list-events.js';
import { noteTrouble } from './note-trouble.js';

describe('the events of a connection', () => {
  let stage: WorkStage;

  beforeEach(async () => {
    stage = await stageWork(scriptPlatform(), { write: undefined });
  });

  const inside = <T>(work: (tx: TenantDb) => Promise<T>) => inTenant(stage.db, stage.tenant.id, work);
  const list = async (query: { failed?: boolean; cursor?: string; limit?: number } = {}) =>
    ConnectionEventPage.parse(
      await inside((tx) => listEvents(tx, stage.bound.row.id, { limit: 50, ...query })),
    );
  const inShort = ({ items }: ConnectionEventPage) =>
    items.map(({ kind, subject, state }) => [kind, subject, state].filter((part) => part !== null).join(' '));
  const askAndAnswer = async () => {
    const id = await stage.visitorWrites({ text: 'When are you open?' });
    await stage.look(id);
    return id;
  };
  const trouble = {
    ...{ source: 'hook' as const, code: 'signature', message: 'A webhook was not genuine.' },
    remedy: 'Check the secret.',
  };

  it('are what came in, what went out and what went wrong, the latest first', async () => {
    const id = await askAndAnswer();
    await inside((tx) => noteTrouble(tx, stage.bound.row.id, { ...trouble, count: 3 }));
    const page = await list();
    assert.deepEqual(inShort(page), ['trouble hook', 'sent reply sent', 'received visitor']);
    const [wrong, out] = page.items;
    assert.deepEqual([wrong?.message, wrong?.remedy, wrong?.count], [trouble.message, trouble.remedy, 3]);
    assert.deepEqual([out?.conversation_id, out?.count], [id, 1]);
    assert.ok(!JSON.stringify(page).includes('open'), 'nothing of what was said');
  });

  it('are read page by page, each once', async () => {
    await askAndAnswer();
    await inside((tx) => noteTrouble(tx, stage.bound.row.id, trouble));
    const ids: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: ConnectionEventPage = await list({ limit: 1, ...(cursor !== '' && { cursor }) });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    }
    assert.deepEqual(
      ids,
      (await list()).items.map(({ id }) => id),
    );
    assert.equal(new Set(ids).size, 3);
  });

  it('are only what failed where that is asked for', async () => {
    await askAndAnswer();
    assert.deepEqual(inShort(await list({ failed: true })), []);
    await inside((tx) => tx('deliveries').update({ state: 'parked', reason: 'rejected', due_at: null }));
    await inside((tx) => noteTrouble(tx, stage.bound.row.id, trouble));
    assert.deepEqual(inShort(await list({ failed: true })), ['trouble hook', 'sent reply parked']);
  });

  it('are told to nobody of another business', async () => {
    await askAndAnswer();
    const stranger = await makeTenant(stage.db);
    await assert.rejects(
      inTenant(stage.db, stranger.id, (tx) => listEvents(tx, stage.bound.row.id, { limit: 50 })),
      (error: unknown) => error instanceof AppError && error.code === 'not-found',
    );
  });
});
