import type { SystemDb, TenantDb } from '../platform/database/tenant-db.js';
import type { Caller } from '../platform/http/caller.js';
import { newId } from '../platform/ids.js';

export interface AuditEntry {
  tenantId: string;
  actor: { kind: string; id: string | null; name: string };
  /** A verb and its object, such as `connection.create`. */
  action: string;
  subject?: { kind: string; id: string };
  details?: Record<string, string | number | boolean | null>;
}

export const actorOf = ({ kind, personId, keyId, name }: Caller): AuditEntry['actor'] => ({
  kind,
  id: personId ?? keyId,
  name,
});

/** Writes down who did what, in the transaction that does it. Entries can be added and read, never changed. */
export async function recordAudit(
  tx: TenantDb | SystemDb,
  { tenantId, actor, action, subject, details }: AuditEntry,
): Promise<void> {
  await tx('audit_entries').insert({
    tenant_id: tenantId,
    id: newId(),
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    action,
    subject_kind: subject?.kind ?? null,
    subject_id: subject?.id ?? null,
    details: JSON.stringify(details ?? {}),
  });
}
