import type { SystemDb, TenantDb } from '../platform/database/tenant-db.js';
import type { Caller, TenantCaller } from '../platform/http/caller.js';
import { newId } from '../platform/ids.js';

/** What was done. Ids and facts: never a word or an address of a visitor, for nobody can take it out again. */
export interface Act {
  /** A noun and its verb, such as `connection.create`. */
  action: string;
  subject?: { kind: string; id: string };
  details?: Record<string, string | number | boolean | null>;
}

export interface Actor {
  kind: string;
  id: string | null;
  name: string;
}

export interface AuditEntry extends Act {
  tenantId: string;
  actor: Actor;
}

export const actorOf = ({ kind, personId, keyId, name }: Caller): Actor => ({
  kind,
  id: personId ?? keyId,
  name,
});

export const columnsOf = ({ actor, action, subject, details }: Act & { actor: Actor }) => ({
  id: newId(),
  actor_kind: actor.kind,
  actor_id: actor.id,
  actor_name: actor.name,
  action,
  subject_kind: subject?.kind ?? null,
  subject_id: subject?.id ?? null,
  details: JSON.stringify(details ?? {}),
});

/**
 * Writes down who did what, in the transaction that does it and as the last thing in it: until it ends, whoever writes for
 * the same tenant waits. Entries can be added and read, never changed.
 */
export async function recordAudit(
  tx: TenantDb | SystemDb,
  { tenantId, ...entry }: AuditEntry,
): Promise<void> {
  await tx('audit_entries').insert({ tenant_id: tenantId, ...columnsOf(entry) });
}

/** The same for what a caller does in the tenant that they act in. */
export const recordAct = (tx: TenantDb, caller: TenantCaller, act: Act): Promise<void> =>
  recordAudit(tx, { tenantId: caller.tenantId, actor: actorOf(caller), ...act });

/** The members that a change names, without their values: those may be secret or long. */
export const namesOf = (change: object): string =>
  Object.entries(change)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name)
    .sort()
    .join(' ');
