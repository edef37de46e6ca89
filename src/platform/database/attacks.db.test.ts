import assert from 'node:assert/strict';
import { z } from 'zod';
import { makeTenant, type TestTenant } from '../../test/harness/factories.js';
import { testDatabase } from '../../test/harness/test-database.js';
import { newId } from '../ids.js';
import { attacksOn, beyondTheWall } from './attacks.testing.js';
import type { Database } from './open-database.js';
import { inTenant } from './tenant-db.js';

const Rows = z.object({ rows: z.array(z.unknown()).optional() });
const rowsOf = (answer: unknown): unknown[] => Rows.parse(answer).rows ?? [];

describe('one statement of an attacker as the runtime role', () => {
  const canary = 'canary4711';
  let db: Database;
  let mine: TestTenant;
  let theirs: TestTenant;

  before(async () => {
    db = await testDatabase();
    [mine, theirs] = [await makeTenant(db), await makeTenant(db, canary)];
    await inTenant(db, theirs.id, (tx) => tx('assistants').update({ name: canary }));
  });

  const theirRows = () =>
    inTenant(db, theirs.id, async (tx) => JSON.stringify(await tx('assistants').select('*').orderBy('id')));
  const run = (sql: string) =>
    inTenant(db, mine.id, async (tx) => rowsOf(await tx.raw(sql.replaceAll('?', '\\?'))));

  it('F-078: comes to nothing, in each of many ways', async () => {
    const before = await theirRows();
    const attacks = attacksOn(
      { tenantId: theirs.id, assistantId: theirs.assistantId, canary },
      { tenantId: mine.id },
    );
    const worked: string[] = [];
    for (const { name, sql, outcome } of attacks) {
      const got = await run(sql).then(
        (rows) => (outcome === 'empty' && rows.length === 0 ? 'nothing' : JSON.stringify(rows)),
        (error: unknown) =>
          error instanceof Error && !error.message.includes(canary) ? 'nothing' : String(error),
      );
      if (got !== 'nothing') worked.push(`${name}: ${got}`);
    }
    assert.deepEqual(worked, []);
    assert.ok(attacks.length > 30);
    assert.equal(await theirRows(), before);
  });

  it('F-078: cannot tell a foreign id from a missing one, neither by a reference nor by a key', async () => {
    const refer = (assistantId: string) =>
      inTenant(db, mine.id, (tx) =>
        tx('intents').insert({
          ...{
            tenant_id: mine.id,
            id: newId(),
            assistant_id: assistantId,
            name: 'x',
            label: 'x',
            action: 'answer',
          },
        }),
      ).then(
        () => 'stored',
        (error: unknown) =>
          String(error)
            .replaceAll(assistantId, 'ID')
            .replace(/values.*/s, ''),
      );
    assert.equal(await refer(theirs.assistantId), await refer(newId()));
    const own = { tenant_id: mine.id, name: 'x', settings: '{}' };
    await inTenant(db, mine.id, (tx) => tx('assistants').insert({ ...own, id: theirs.assistantId }));
  });

  it('F-078: prepared in one tenant, shows the rows of the tenant that it runs for', async () => {
    const name = `left_${newId().replaceAll('-', '')}`;
    await db.knex.transaction(async (tx) => {
      const become = (id: string) =>
        tx.raw(`select set_config('role', 'patchbay_runtime', true), set_config('app.tenant_id', ?, true)`, [
          id,
        ]);
      await become(theirs.id);
      await tx.raw(`prepare ${name} as select tenant_id from assistants`);
      assert.deepEqual(rowsOf(await tx.raw(`execute ${name}`)), [{ tenant_id: theirs.id }]);
      await become(mine.id);
      const rows = z
        .array(z.object({ tenant_id: z.string() }))
        .parse(rowsOf(await tx.raw(`execute ${name}`)));
      assert.deepEqual([...new Set(rows.map(({ tenant_id }) => tenant_id))], [mine.id]);
      await tx.raw(`deallocate ${name}`);
    });
  });

  it('F-078: carries no second one: what is sent with a value takes one statement', async () => {
    for (const more of beyondTheWall) {
      const both = inTenant(db, mine.id, (tx) =>
        tx.raw(`select id from assistants where id = ?; ${more}`, [newId()]),
      );
      await assert.rejects(both, /multiple commands/);
    }
  });

  it('F-078: has gone as far as it can when the transaction ends, even where it stepped up', async () => {
    for (const more of beyondTheWall) {
      await run(more);
      assert.deepEqual(
        await run(
          `select distinct tenant_id from assistants, (select current_user as me) u where me = 'patchbay_runtime'`,
        ),
        [{ tenant_id: mine.id }],
      );
    }
  });
});
