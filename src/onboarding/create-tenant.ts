import { z } from 'zod';
import { createOneTimeLink } from '../accounts/one-time-link.js';
import { insertOwner, insertTenant } from '../accounts/tenant-records.js';
import { createAssistant } from '../assistants/create-assistant.js';
import { defaultSettings } from '../assistants/default-settings.js';
import type { Connectors } from '../connections/connection.js';
import { openInternalConnection } from '../connections/open-internal-connection.js';
import type { CreateTenant, Tenant } from '../contract/tenants.js';
import { addStarterIntents } from '../intents/add-starter-intents.js';
import { asSystem, inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import type { Sealer } from '../platform/secrets.js';

export interface OnboardDeps {
  db: Pick<Database, 'knex'>;
  sealer: Sealer;
  connectors: Connectors;
}

export interface Onboarded {
  tenant: Tenant;
  assistantId: string;
  /** For an owner who has no password yet. */
  oneTimeToken: string | undefined;
}

/** A new business that can be talked to: its record, an assistant with the starter intents, its API, its first owner. */
export async function createTenant(wanted: CreateTenant, deps: OnboardDeps): Promise<Onboarded> {
  const { tenant, oneTimeToken } = await asSystem(deps.db, async (tx) => {
    const made = await insertTenant(tx, wanted);
    if (wanted.owner_email === undefined) return { tenant: made, oneTimeToken: undefined };
    const owner = { email: wanted.owner_email, password: wanted.owner_password };
    const personId = await insertOwner(tx, made.id, owner);
    const needsLink = wanted.owner_password === undefined;
    return { tenant: made, oneTimeToken: needsLink ? await createOneTimeLink(tx, personId) : undefined };
  });
  return { tenant, assistantId: await furnishTenant(tenant.id, deps), oneTimeToken };
}

/** Gives a tenant what it needs to be talked to, unless it has it: whoever was cut short may ask again. */
export const furnishTenant = (tenantId: string, deps: OnboardDeps): Promise<string> =>
  inTenant(deps.db, tenantId, async (tx) => (await findAssistant(tx)) ?? furnish(tx, tenantId, deps));

async function findAssistant(tx: TenantDb): Promise<string | undefined> {
  // One at a time, or two who ask at the same moment would both find none.
  await tx('tenants').forNoKeyUpdate().first('id');
  const row: unknown = await tx('assistants').orderBy('created_at').first('id');
  return z.object({ id: z.uuid() }).optional().parse(row)?.id;
}

async function furnish(tx: TenantDb, tenantId: string, deps: OnboardDeps): Promise<string> {
  const id = await createAssistant(tx, { tenantId, name: 'Assistant', settings: defaultSettings });
  await addStarterIntents(tx, { tenantId, assistantId: id });
  for (const connector of deps.connectors.values()) {
    if (connector.manifest.internal !== true) continue;
    await openInternalConnection(tx, { tenantId, assistantId: id, connector }, deps);
  }
  return id;
}
