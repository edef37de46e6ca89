import { z } from 'zod';
import { AssistantSettings, Intent } from '../contract/assistants.js';
import { TextByLanguage } from '../contract/common.js';
import { SettingSection } from '../contract/setting-versions.js';

export const Row = z.record(z.string(), z.json());
export type Row = z.infer<typeof Row>;

const Document = z.record(z.string(), z.json());
const Numbers = z.record(z.string(), z.number());

/** What the database does not check itself, by the kind of record: else a page that shows it would fail later. */
const checks: Readonly<Record<string, z.ZodType>> = {
  assistants: z.looseObject({ settings: AssistantSettings.partial() }),
  intents: z.looseObject({ examples: Intent.shape.examples, reply_texts: TextByLanguage }),
  connections: z.looseObject({ config_public: Document, trust: z.string() }),
  deliveries: z.looseObject({ details: Document, sources: z.array(z.json()) }),
  messages: z.looseObject({ attachments: z.array(Document), sources: z.array(Document) }),
  turns: z.looseObject({ stages: z.array(Document), sources: z.array(Document) }),
  figures: z.looseObject({ handed_over_reasons: Numbers, silent_reasons: Numbers }),
  'setting-versions': z.looseObject({ section: SettingSection, before: Document, after: Document }),
};

/** A record of this kind. Throws what zod has to say of one that is none. */
export function checkRow(kind: string, value: unknown): Row {
  const row = Row.parse(value);
  checks[kind]?.parse(row);
  return row;
}
