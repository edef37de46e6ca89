import type { SystemDb } from '../platform/database/tenant-db.js';
import { membershipsOf, type Person } from './people.js';
import { type Act, recordAudit } from './record-audit.js';
import { recordInstallationAudit } from './record-installation-audit.js';

/** Writes down what a person did in one team alone, where nothing of it reaches beyond. */
export const recordActWithin = (
  tx: SystemDb,
  person: Pick<Person, 'id' | 'name'>,
  { tenantId, ...act }: Act & { tenantId: string },
): Promise<void> =>
  recordAudit(tx, { ...act, tenantId, actor: { kind: 'member', id: person.id, name: person.name } });

/**
 * Writes down what a person did about their own account, which concerns every team they are in: a second factor that is
 * turned off is turned off for all. In one order, so that nobody waits for another in a circle. A platform admin's stands
 * with the installation too, and so does that of somebody without a team.
 */
export async function recordOwnAct(
  tx: SystemDb,
  person: Pick<Person, 'id' | 'name' | 'is_platform_admin'>,
  act: Act,
): Promise<void> {
  const tenantIds = (await membershipsOf(tx, person.id)).map(({ tenant }) => tenant.id).sort();
  const entry = { ...act, actor: { kind: 'member', id: person.id, name: person.name } };
  for (const tenantId of tenantIds) await recordAudit(tx, { tenantId, ...entry });
  if (person.is_platform_admin || tenantIds.length === 0)
    await recordInstallationAudit(tx, {
      ...entry,
      actor: { ...entry.actor, kind: person.is_platform_admin ? 'platform-admin' : 'member' },
    });
}
