import { z } from 'zod';
import { findAdmins } from '../accounts/find-admins.js';
import { asSystem, inTenant } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import type { Log } from '../platform/log.js';
import type { Mailer } from '../platform/mail.js';
import { brokenMail } from './broken-mail.js';

export interface TellDeps {
  db: Pick<Database, 'knex'>;
  log: Log;
  mailer: Mailer | undefined;
  publicUrl: string;
}

const Due = z.object({ tenant_id: z.uuid(), id: z.uuid() });

/** While one process tells, no other does; a mail server that was away is asked again after so long. */
const retryMinutes = 5;
const most = 50;

/** Tells the owners of connections that do not work, once each time. Without a mail server the dashboard alone says it. */
export async function tellOwners(deps: TellDeps): Promise<void> {
  const due = await asSystem(deps.db, async (tx) =>
    z
      .array(Due)
      .parse(
        await tx('connections')
          .whereRaw('notice_due_at <= app_now()')
          .whereNull('removed_at')
          .orderBy('notice_due_at')
          .limit(most)
          .select('tenant_id', 'id'),
      ),
  );
  for (const { tenant_id, id } of due) {
    try {
      await tell(tenant_id, id, deps);
    } catch (err) {
      deps.log.warn(
        { err, connection_id: id },
        'owners could not be told of a connection; it is tried again',
      );
    }
  }
}

const Broken = z.object({
  id: z.uuid(),
  name: z.string(),
  version: z.number(),
  problem: z.object({ message: z.string(), remedy: z.string().optional() }),
});

async function tell(tenantId: string, id: string, { db, mailer, publicUrl }: TellDeps): Promise<void> {
  const rows: unknown = await inTenant(db, tenantId, (tx) =>
    tx('connections')
      .where({ id, status: 'broken' })
      .whereRaw('notice_due_at <= app_now()')
      .update({ notice_due_at: tx.raw('app_now() + make_interval(mins => ?)', [retryMinutes]) })
      .returning(['id', 'name', 'version', 'problem']),
  );
  const [broken] = z.array(Broken).parse(rows);
  const addresses = broken ? await asSystem(db, (tx) => findAdmins(tx, tenantId)) : [];
  if (broken) {
    const { problem, ...known } = broken;
    const told = { ...known, message: problem.message, remedy: problem.remedy };
    for (const to of addresses) await mailer?.send(brokenMail(to, told, publicUrl));
  }
  await inTenant(db, tenantId, (tx) =>
    tx('connections')
      .where({ id })
      .whereNotNull('notice_due_at')
      .update({ notice_due_at: null, told_at: tx.raw(`case status when 'broken' then app_now() end`) }),
  );
}
