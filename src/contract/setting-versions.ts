import { z } from 'zod';
import { Id, Json, JsonObject, page, PageQuery, Time } from './common.js';
import type { Permission } from './permissions.js';

/** Which members of a record belong together, so that they are looked at and set back together. */
export const sectionsOf = {
  config: {
    business: ['name', 'country', 'business', 'own_contacts'],
    hours: ['time_zone', 'opening_hours'],
    languages: ['languages'],
    handover: ['handover_email', 'handback_after_idle_minutes'],
    timing: ['settle_quiet_ms', 'settle_max_ms'],
    limits: [
      ...['daily_model_calls', 'daily_model_calls_per_visitor', 'daily_model_calls_per_conversation'],
      'limits',
    ],
    retention: ['retention'],
  },
  assistant: {
    'assistant-writing': [
      ...['name', 'about', 'style', 'limits', 'instructions', 'tone', 'sender_name'],
      ...['answer_length', 'model', 'temperature'],
    ],
    'assistant-handover': ['handover_texts', 'handover_phrases', 'consent_text', 'booking_url'],
    'assistant-trust': ['trust'],
  },
  connection: {
    connection: ['name', 'trust', 'assistant_id'],
    'connection-look': ['config'],
  },
} as const;

export type VersionedKind = keyof typeof sectionsOf;
export const versionedKinds = ['config', 'assistant', 'connection'] as const satisfies VersionedKind[];

export const sections = [
  ...['business', 'hours', 'languages', 'handover', 'timing', 'limits', 'retention'],
  ...['assistant-writing', 'assistant-handover', 'assistant-trust'],
  ...['connection', 'connection-look'],
] as const;

/** What it takes to set a section back: as much as to change it. */
export const mayRestore = {
  config: 'config:write',
  assistant: 'assistants:write',
  connection: 'connections:write',
} as const satisfies Record<VersionedKind, Permission>;

export const SettingSection = z.enum(sections).meta({
  id: 'SettingSection',
  description:
    'A part of the settings that is kept in versions: of the business, of an assistant, of a connection. `connection-look` is a connection’s own configuration without its secrets, such as the colour and greeting of a chat window.',
  example: 'hours',
});
export type SettingSection = z.infer<typeof SettingSection>;

/** Whose section it is. */
export const kindOf = (section: SettingSection): VersionedKind =>
  versionedKinds.find((kind) => Object.hasOwn(sectionsOf[kind], section)) ?? 'config';

const SettingChange = z
  .object({
    member: z.string().meta({ description: 'What changed, with a dot before a part of it.' }),
    before: Json,
    after: Json,
  })
  .meta({
    id: 'SettingChange',
    description: 'One difference between two states of a section. Null stands for what was not there.',
    example: { member: 'opening_hours.monday', before: [], after: [{ from: '09:00', to: '17:30' }] },
  });
export type SettingChange = z.infer<typeof SettingChange>;

const version = {
  id: Id,
  section: SettingSection,
  subject: z
    .object({ id: Id, name: z.string() })
    .nullable()
    .meta({ description: 'The assistant or connection; null for the business itself.' }),
  at: Time,
  actor: z.object({ kind: z.string(), id: Id.nullable(), name: z.string() }),
  changes: z.array(SettingChange),
  restored_from: Id.nullable().meta({ description: 'The version that was set back to, if it was.' }),
};

const example = {
  id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f31',
  section: 'hours',
  subject: null,
  at: '2026-05-04T09:30:00.000Z',
  actor: { kind: 'member', id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f02', name: 'Ada' },
  changes: [{ member: 'time_zone', before: 'UTC', after: 'Europe/London' }],
  restored_from: null,
} as const;

export const SettingVersion = z.object(version).meta({
  id: 'SettingVersion',
  description: 'One change of a section of the settings.',
  example,
});
export type SettingVersion = z.infer<typeof SettingVersion>;

export const SettingVersionPage = page(SettingVersion).meta({
  id: 'SettingVersionPage',
  description: 'One page of the changes, the newest first.',
});
export type SettingVersionPage = z.infer<typeof SettingVersionPage>;

export const SettingVersionQuery = PageQuery.extend({
  section: SettingSection.optional(),
  subject_id: Id.optional().meta({ description: 'The assistant or connection.' }),
}).meta({
  id: 'SettingVersionQuery',
  description: 'Which changes to list.',
  example: { section: 'hours' },
});
export type SettingVersionQuery = z.infer<typeof SettingVersionQuery>;

export const SettingVersionDetail = z
  .object({
    ...version,
    current: JsonObject.meta({ description: 'The section as it is now; the tag stands for it.' }),
    to_before: z
      .array(SettingChange)
      .meta({ description: 'What setting back to before this change would change now.' }),
    to_after: z
      .array(SettingChange)
      .meta({ description: 'What setting back to after this change would change now.' }),
  })
  .meta({
    id: 'SettingVersionDetail',
    description: 'One change, beside the present state of its section.',
    example: {
      ...example,
      current: { time_zone: 'Europe/London', opening_hours: null },
      to_before: [{ member: 'time_zone', before: 'Europe/London', after: 'UTC' }],
      to_after: [],
    },
  });
export type SettingVersionDetail = z.infer<typeof SettingVersionDetail>;

export const RestoreSetting = z.strictObject({ to: z.enum(['before', 'after']) }).meta({
  id: 'RestoreSetting',
  description: 'Which state to set the section to: that before this change, or that after it.',
  example: { to: 'before' },
});
export type RestoreSetting = z.infer<typeof RestoreSetting>;
