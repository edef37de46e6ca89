import type { Database } from '../platform/database/open-database.js';
import { asSystem, type SystemDb } from '../platform/database/tenant-db.js';
import { keptHours } from '../platform/http/idempotency.js';

/** How long a change of settings can be taken back, and how many of one section are kept at most. */
const versions = { days: 730, most: 500 };

/** A program that changes a section all day must not fill the database with its past. */
const forgetVersions = (tx: SystemDb) =>
  tx.raw(
    `delete from setting_versions v using (
       select tenant_id, id, at, row_number() over (partition by tenant_id, section, subject_id order by at desc, id desc) as place
       from setting_versions) as counted
     where v.tenant_id = counted.tenant_id and v.id = counted.id
       and (counted.place > ? or counted.at < app_now() - make_interval(days => ?))`,
    [versions.most, versions.days],
  );

/**
 * Removes what has served its purpose. The keys of judged hints are kept for 90 days, because they keep a repeated hook
 * out (reliability.md F-054); their content went when they were judged.
 */
export const purgeOld = ({ db }: { db: Pick<Database, 'knex'> }): Promise<void> =>
  asSystem(db, async (tx) => {
    await tx('hints')
      .whereNot({ state: 'waiting' })
      .whereRaw(`created_at < app_now() - interval '90 days'`)
      .del();
    for (const table of ['sessions', 'known_devices'])
      await tx(table).whereRaw('expires_at < app_now()').del();
    for (const table of ['idempotency_keys', 'installation_idempotency_keys'])
      await tx(table).whereRaw(`created_at < app_now() - make_interval(hours => ${keptHours})`).del();
    await tx('one_time_links').whereRaw(`expires_at < app_now() - interval '7 days'`).del();
    await tx('mails').whereRaw(`created_at < app_now() - interval '7 days'`).del();
    await forgetVersions(tx);
    await tx('transfers').whereRaw('expires_at < app_now()').del();
    await tx('sign_in_failures').whereRaw(`failed_at < app_now() - interval '1 day'`).del();
  });
