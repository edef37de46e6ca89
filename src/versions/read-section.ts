import { pick, type Settings } from '../accounts/record-versions.js';
import { readConfig } from '../accounts/tenant-config.js';
import { findAssistant, settingsOf } from '../assistants/change-assistant.js';
import { readSettings } from '../connections/change-connection.js';
import { kindOf, type SettingSection, sectionsOf } from '../contract/setting-versions.js';
import type { TenantDb } from '../platform/database/tenant-db.js';

export interface WhichSection {
  section: SettingSection;
  subject_id: string;
}

/** A section of the settings as it stands now. Throws `not-found` where the assistant or connection is gone. */
export async function readSection(
  tx: TenantDb,
  { section, subject_id: id }: WhichSection,
): Promise<Settings> {
  const kind = kindOf(section);
  const members = new Map(Object.entries<readonly string[]>(sectionsOf[kind])).get(section) ?? [];
  return pick(await readWhole[kind](tx, id), members);
}

const readWhole = {
  config: (tx: TenantDb): Promise<Settings> => readConfig(tx),
  assistant: async (tx: TenantDb, id: string): Promise<Settings> => settingsOf(await findAssistant(tx, id)),
  connection: readSettings,
};
