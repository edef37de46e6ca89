import { z } from 'zod';
import { type BoundConnection, isAnswering } from '../connections/connection.js';
import { entriesOf } from '../kit/index.js';
import type { AssistantSettings } from '../contract/assistants.js';
import { Colour } from '../contract/colour.js';
import type { TenantDb } from '../platform/database/tenant-db.js';

/** What a tenant decided about its chat window; stored as the config of a connection of the widget's connector. */
const WidgetSettings = z.object({
  name: z.string(),
  colour: Colour,
  greeting: z.string().default(''),
  allowed_origins: z.string().default('').transform(entriesOf),
});
export type WidgetSettings = z.infer<typeof WidgetSettings>;

export const widgetSettings = ({ config }: BoundConnection): WidgetSettings => WidgetSettings.parse(config);

/** Whether visitors may use the window at all, with or without the bot. */
export const isWidgetOpen = ({ row, traits }: BoundConnection): boolean =>
  traits.transport === 'local' && row.status === 'live' && row.tenant_status === 'active';

/** What the window needs of the assistant that answers there; assistants are another module's. */
export interface WidgetAssistant {
  readSettings: (
    tx: TenantDb,
    assistantId: string,
  ) => Promise<Pick<AssistantSettings, 'consent_text' | 'trust'>>;
}

/** Whether what the bot does reaches the visitor; otherwise they are not shown that it does something. */
export async function isBotSpeaking(
  tx: TenantDb,
  bound: BoundConnection,
  { readSettings }: WidgetAssistant,
): Promise<boolean> {
  if (!isAnswering(bound) || bound.row.trust !== 'auto') return false;
  const { trust } = await readSettings(tx, bound.row.assistant_id);
  return trust === 'auto';
}
