import { changeConfig } from '../../accounts/tenant-config.js';
import { defaultSettings } from '../../assistants/default-settings.js';
import type { Connectors } from '../../connections/connection.js';
import { configDefaults, type ChangeConfig, type OpeningHours } from '../../contract/config.js';
import { createSource } from '../../knowledge/create-source.js';
import { createTenant } from '../../onboarding/create-tenant.js';
import type { Database } from '../../platform/database/open-database.js';
import { inTenant } from '../../platform/database/tenant-db.js';
import type { Sealer } from '../../platform/secrets.js';
import type { Scenario, ScenarioSetup } from './scenario.js';

export interface TenantDeps {
  db: Pick<Database, 'knex' | 'calls'>;
  sealer: Sealer;
  connectors: Connectors;
}

/** A business of its own for a scenario, made as every tenant is, with the scenario's knowledge and hours. */
export async function openScenarioTenant({ id, lang, setup }: Scenario, deps: TenantDeps): Promise<string> {
  const wanted = { name: `Scenario ${id}`, country: setup.country, language: lang };
  const { tenant, assistantId } = await createTenant(wanted, deps);
  await inTenant(deps.db, tenant.id, async (tx) => {
    await changeConfig(tx, configOf(setup));
    for (const { title, text } of setup.kb) await createSource(tx, { kind: 'text', title, content: text });
    const instructions = setup.secret_in_system_prompt ?? '';
    await tx('assistants')
      .where({ id: assistantId })
      .update({ settings: JSON.stringify({ ...defaultSettings, instructions }) });
  });
  return tenant.id;
}

function configOf({ business_hours, own_contacts, quiet_window_max_ms }: ScenarioSetup): ChangeConfig {
  const longestWait = quiet_window_max_ms ?? Infinity;
  return {
    own_contacts,
    settle_quiet_ms: Math.min(configDefaults.settle_quiet_ms, longestWait),
    settle_max_ms: Math.min(configDefaults.settle_max_ms, longestWait),
    ...(business_hours ? { time_zone: business_hours.tz, opening_hours: hoursOf(business_hours) } : {}),
  };
}

/** A day that is not named is a closed one. */
function hoursOf({ days }: NonNullable<ScenarioSetup['business_hours']>): OpeningHours {
  const spansOf = (span: [string, string] | null | undefined) =>
    span ? [{ from: span[0], to: span[1] }] : [];
  return {
    monday: spansOf(days.mon),
    tuesday: spansOf(days.tue),
    wednesday: spansOf(days.wed),
    thursday: spansOf(days.thu),
    friday: spansOf(days.fri),
    saturday: spansOf(days.sat),
    sunday: spansOf(days.sun),
  };
}
