import { z } from 'zod';
import { cutAudit } from '../accounts/cut-audit.js';
import { deleteTenant } from '../accounts/tenant-records.js';
import { listTables } from '../backup/list-tables.js';
import type { ChangeDeps } from '../connections/change-connection.js';
import { removeConnection } from '../connections/remove-connection.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem, inTenant } from '../platform/database/tenant-db.js';

type Knexed = Pick<Database, 'knex'>;

/** What one transaction takes, so that nobody waits long for a lock. */
const batch = 1_000;

const Ids = z.array(z.uuid());

/** Deletes the tenants whose time to think again is over, with all that is theirs, at their platforms and here. */
export async function deleteEnded(deps: ChangeDeps): Promise<void> {
  for (const id of await findEnded(deps)) {
    await hide(id, deps);
    await disconnectAll(id, deps);
    await deleteRows(id, deps);
    deps.log.info({ tenant_id: id }, 'a tenant was deleted with all that it owned');
  }
}

/** Those that an earlier version deleted have no date. */
const findEnded = ({ db }: { db: Knexed }): Promise<string[]> =>
  asSystem(db, async (tx) =>
    Ids.parse(
      await tx('tenants')
        .whereRaw('delete_at <= app_now()')
        .orWhereRaw(
          `status = 'deleted' and delete_at is null and updated_at < app_now() - interval '14 days'`,
        )
        .pluck('id'),
    ),
  );

/** From here on nobody resumes it. */
const hide = (id: string, { db }: { db: Knexed }): Promise<void> =>
  asSystem(db, async (tx) => {
    const open = Ids.parse(
      await tx('tenants').where({ id }).whereNot({ status: 'deleted' }).forUpdate().pluck('id'),
    );
    if (open.length > 0) await deleteTenant(tx, id);
  });

/** Takes its webhooks away where that is possible; a platform that does not answer keeps nobody's data here. */
async function disconnectAll(tenantId: string, deps: ChangeDeps): Promise<void> {
  const open: unknown = await inTenant(deps.db, tenantId, (tx) =>
    tx('connections').whereNull('removed_at').pluck('id'),
  );
  for (const id of Ids.parse(open))
    await removeConnection(tenantId, id, deps).catch((err: unknown) =>
      deps.log.warn(
        { err, connection_id: id },
        'a connection of a deleted tenant could not be removed at its platform',
      ),
    );
}

async function deleteRows(tenantId: string, { db }: { db: Knexed }): Promise<void> {
  const people = await asSystem(db, (tx) => tx('members').where({ tenant_id: tenantId }).pluck('person_id'));
  const tables = await listTables({ query: (sql) => db.knex.raw<{ rows: unknown[] }>(sql) });
  const owned = tables.filter(({ columns }) => columns.includes('tenant_id'));
  // What points to others goes before them.
  for (const { name } of owned.toReversed()) await emptyTable(tenantId, name, db);
  await asSystem(db, async (tx) => {
    await tx('tenants').where({ id: tenantId }).del();
    await tx('people as p')
      .whereIn('id', Ids.parse(people))
      .where({ is_platform_admin: false })
      .whereRaw('not exists (select from members m where m.person_id = p.id)')
      .del();
  });
}

const Deleted = z.object({ rowCount: z.number() });

/** The ends of its chains go with the tenant itself. */
async function emptyTable(tenantId: string, table: string, db: Knexed): Promise<void> {
  if (table === 'audit_heads') return;
  const some = `delete from ${table} where ctid = any (array(select ctid from ${table} where tenant_id = ? limit ${batch}))`;
  const isOwn = await mayDelete(table, db);
  const take = async (): Promise<number> => {
    if (table === 'audit_entries') return asSystem(db, (tx) => cutAudit(tx, { tenantId, batch }));
    const answer: unknown = isOwn
      ? await inTenant(db, tenantId, (tx) => tx.raw(some, [tenantId]))
      : await asSystem(db, (tx) => tx.raw(some, [tenantId]));
    return Deleted.parse(answer).rowCount;
  };
  while ((await take()) === batch);
}

const May = z.object({ rows: z.tuple([z.object({ may: z.boolean() })]) });

const mayDelete = async (table: string, { knex }: Knexed): Promise<boolean> =>
  May.parse(
    await knex.raw(`select has_table_privilege('patchbay_runtime', ?::regclass, 'delete') as may`, [table]),
  ).rows[0].may;
