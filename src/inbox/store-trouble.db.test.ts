import assert from 'node:assert/strict';
import pg from 'pg';
import { z } from 'zod';
import type { BoundConnection } from '../connections/connection.js';
import { isStoreUnavailable } from '../platform/errors.js';
import { inTenant, runtimeRole } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { makeConnection, makeTenant, visitorMessage } from '../test/harness/factories.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { sharedIngest } from '../test/harness/shared-ingest.js';
import { testDatabase, testDatabaseUrl } from '../test/harness/test-database.js';
import { createIngest } from './ingest.js';

/** Something that one side waits for and the other gives. */
function signal(): { given: Promise<void>; give: () => void } {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

/** What only a server with many connections can do to us; the embedded database runs one statement at a time. */
if (testDatabaseUrl !== undefined) {
  describe('a database in trouble', () => {
    let db: Database;
    let bound: BoundConnection;

    beforeEach(async () => {
      db = await testDatabase();
      bound = await makeConnection(db, await makeTenant(db), scriptPlatform().connector);
    });

    const tenantId = () => bound.row.tenant_id;

    it('F-025 refuses a hook within two seconds when a lock is held, and stores nothing of it', async () => {
      const ingest = createIngest(
        db.pool({ max: 4, role: runtimeRole, statementTimeoutMs: 1_500, waitMs: 1_500 }),
      );
      const first = await ingest(bound, visitorMessage(), true);
      assert.ok(first.outcome === 'stored');
      const locked = signal();
      const released = signal();
      const holding = inTenant(db, tenantId(), async (tx) => {
        await tx('conversations').where({ id: first.conversation_id }).forUpdate().first('id');
        locked.give();
        await released.given;
      });
      await locked.given;
      const since = performance.now();
      const error = await ingest(bound, visitorMessage(), true).catch((refusal: unknown) => refusal);
      const tookMs = performance.now() - since;
      released.give();
      await holding;
      assert.ok(isStoreUnavailable(error), String(error));
      assert.ok(tookMs < 2_500, `after ${tookMs} ms`);
      const messages = await inTenant(db, tenantId(), (tx) => tx('messages').pluck('id'));
      assert.equal(messages.length, 1);
    });

    it('F-024 answers that it is away, not that it stored, while the server takes no writes', async () => {
      const { rows } = z
        .object({ rows: z.tuple([z.object({ name: z.string() })]) })
        .parse(await db.knex.raw('select current_database() as name'));
      const url = new URL(testDatabaseUrl ?? '');
      url.pathname = `/${rows[0].name}`;
      const pool = new pg.Pool({
        connectionString: url.href,
        options: `-c role=${runtimeRole} -c default_transaction_read_only=on`,
      });
      await assert.rejects(createIngest(pool)(bound, visitorMessage(), true), (error: unknown) =>
        isStoreUnavailable(error),
      );
      await pool.end();
    });

    it('F-027 runs a transaction again that met another in a deadlock', async () => {
      const ingest = sharedIngest(db);
      const ids: string[] = [];
      for (const conversation_id of ['left', 'right']) {
        const stored = await ingest(bound, visitorMessage({ conversation_id }), true);
        assert.ok(stored.outcome === 'stored');
        ids.push(stored.conversation_id);
      }
      let runs = 0;
      const bump = (order: string[]) =>
        inTenant(db, tenantId(), async (tx) => {
          runs += 1;
          for (const id of order) {
            await tx('conversations').where({ id }).increment('claims', 1);
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
        });
      await Promise.all([bump(ids), bump([...ids].reverse())]);
      assert.ok(runs > 2, 'no deadlock came about');
      const claims = await inTenant(db, tenantId(), (tx) =>
        tx('conversations').whereIn('id', ids).pluck('claims'),
      );
      assert.deepEqual(claims, [2, 2]);
    });
  });
}
