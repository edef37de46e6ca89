import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { type MailOutbox, queueMail } from '../platform/mail-outbox.js';

/** Tells the owner of a new tenant, who has no password yet, how to choose one. */
export async function welcomeOwner(
  { tenantId, email }: { tenantId: string; email: string },
  { db, outbox }: { db: Pick<Database, 'knex'>; outbox: Pick<MailOutbox, 'nudge'> },
): Promise<void> {
  await asSystem(db, (tx) => queueMail(tx, { kind: 'welcome', recipient: email, tenantId }));
  outbox.nudge();
}
