import { z } from 'zod';
import { cutAudit } from '../accounts/cut-audit.js';
import { readConfig } from '../accounts/tenant-config.js';
import type { Retention } from '../contract/config.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem, inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { deleteConversations, deleteIdleVisitors, emptyConversations } from './purge-conversations.js';

type Knexed = Pick<Database, 'knex'>;

/** What one transaction takes, and how many of them a round does for each tenant and kind. */
const batch = 200;
const batchesPerRound = 50;

/** How long a message is known to have come, so that it is not answered twice (reliability.md F-054). */
const keyDays = 90;

/** Takes away, tenant by tenant, what has been kept for as long as the tenant wants it kept (reliability.md F-120). */
export async function purgeExpired({ db }: { db: Knexed }): Promise<void> {
  const wanting: unknown = await asSystem(db, (tx) =>
    tx('tenants')
      .whereNot({ status: 'deleted' })
      .whereRaw(`config->'retention' is not null`)
      .orderBy('id')
      .pluck('id'),
  );
  for (const tenantId of z.array(z.uuid()).parse(wanting)) {
    const { retention } = await inTenant(db, tenantId, readConfig);
    await purgeTenant(tenantId, retention, db);
  }
}

async function purgeTenant(tenantId: string, retention: Retention, db: Knexed): Promise<void> {
  const { conversation_days, lead_days, archive_days, audit_days } = retention;
  const inBatches = (take: (tx: TenantDb) => Promise<number>) => repeat(() => inTenant(db, tenantId, take));
  if (conversation_days !== null) {
    const kept = { days: conversation_days, batch };
    if (conversation_days < keyDays) await inBatches((tx) => emptyConversations(tx, kept));
    await inBatches((tx) => deleteConversations(tx, { days: Math.max(conversation_days, keyDays), batch }));
    await inBatches((tx) => deleteIdleVisitors(tx, kept));
  }
  if (lead_days !== null)
    await inBatches((tx) => takeOld(tx, { table: 'leads', at: 'updated_at', days: lead_days }));
  if (archive_days !== null)
    await inBatches((tx) =>
      takeOld(tx, { table: 'archived_conversations', at: 'last_at', days: archive_days }),
    );
  if (audit_days !== null)
    await repeat(() => asSystem(db, (tx) => cutAudit(tx, { tenantId, days: audit_days, batch })));
}

/** A batch that is not full was the last. */
async function repeat(take: () => Promise<number>): Promise<void> {
  for (let count = 0; count < batchesPerRound; count += 1) if ((await take()) < batch) return;
}

const olderThan = 'app_now() - make_interval(days => ?)';

const takeOld = (
  tx: TenantDb,
  { table, at, days }: { table: string; at: string; days: number },
): Promise<number> =>
  tx(table)
    .whereIn('id', tx(table).select('id').whereRaw(`?? < ${olderThan}`, [at, days]).orderBy(at).limit(batch))
    .del();
