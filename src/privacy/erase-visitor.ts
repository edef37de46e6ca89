import { recordAudit, type AuditEntry } from '../accounts/record-audit.js';
import type { Erasure, WhichVisitor } from '../contract/visitor-data.js';
import type { Live } from '../live/live.js';
import type { Database } from '../platform/database/open-database.js';
import { lockErasures } from '../platform/database/erasure-lock.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import { type FindDeps, findVisitor, type Held } from './find-visitor.js';
import { noteErased } from './note-erased.js';
import { countHeld } from './read-held.js';
import { lockConversations, removeHeld } from './remove-held.js';

export interface EraseDeps extends FindDeps {
  db: Pick<Database, 'knex'>;
  live: Pick<Live, 'publish'>;
}

interface Wanted {
  tenantId: string;
  which: WhichVisitor;
  actor: AuditEntry['actor'];
}

/**
 * Erases a person in one transaction: everything that is held of them goes, and what they are known again by stays as keyed
 * hashes, so that neither a late hook nor the platform's history nor an older backup brings them back. What is on its way at
 * this moment finds its rows gone and ends. Throws `not-found` when nothing is held.
 */
export async function eraseVisitor({ tenantId, which, actor }: Wanted, deps: EraseDeps): Promise<Erasure> {
  const { held, erasure } = await inTenant(deps.db, tenantId, async (tx) => {
    await lockErasures(tx);
    const held = await findVisitor(tx, which, deps);
    const counts = await countHeld(tx, held);
    const id = newId();
    const erasedAt = await eraseHeld(tx, held, { tenantId, id, sealer: deps.sealer });
    const [subject] = held.visitors;
    await recordAudit(tx, {
      ...{ tenantId, actor, action: 'visitor.erase', details: counts },
      subject: subject === undefined ? { kind: 'erasure', id } : { kind: 'visitor', id: subject },
    });
    return { held, erasure: { id, erased_at: erasedAt.toISOString(), counts } };
  });
  // Whoever looks at one of them reads again, and finds that it is gone.
  for (const conversation_id of held.conversations)
    deps.live.publish(tenantId, { kind: 'changed', conversation_id, seq: Number.MAX_SAFE_INTEGER });
  return erasure;
}

async function eraseHeld(
  tx: TenantDb,
  held: Held,
  noted: FindDeps & { tenantId: string; id: string },
): Promise<Date> {
  await lockConversations(tx, held);
  const erasedAt = await noteErased(tx, held, noted);
  await removeHeld(tx, held);
  return erasedAt;
}
