import { VisitorExport, type WhichVisitor } from '../contract/visitor-data.js';
import { readNow } from '../platform/database/read-now.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { type FindDeps, findVisitor } from './find-visitor.js';
import { rowsHeldBy } from './read-held.js';

/** Everything that is held of a person and of nobody else. Throws `not-found` when there is nothing. */
export async function exportVisitor(
  tx: TenantDb,
  which: WhichVisitor,
  deps: FindDeps,
): Promise<VisitorExport> {
  const held = await rowsHeldBy(tx, await findVisitor(tx, which, deps));
  return VisitorExport.parse({ format: 'patchbay-visitor-1', made_at: await readNow(tx), held });
}
