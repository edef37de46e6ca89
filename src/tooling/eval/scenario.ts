import fs from 'node:fs';
import { z } from 'zod';

/**
 * A conversation as it happened at a platform, with what is expected of whoever answers. Times are milliseconds from its
 * beginning.
 */

const Moment = { t: z.number().min(0) };
const Identified = { ...Moment, id: z.string() };

export const ScenarioEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('visitor_message'),
    ...Identified,
    text: z.string(),
    /** The platform's own time, where it is not that of the delivery. */
    sent_at: z.number().optional(),
  }),
  z.object({
    type: z.literal('visitor_attachment'),
    ...Identified,
    name: z.string(),
    mime: z.string(),
    text: z.string().default(''),
    sent_at: z.number().optional(),
  }),
  z.object({
    type: z.literal('operator_message'),
    ...Identified,
    operator: z.string().optional(),
    text: z.string(),
    sent_at: z.number().optional(),
  }),
  z.object({ type: z.literal('operator_assigned'), ...Moment, id: z.string().optional() }),
  z.object({ type: z.literal('conversation_resolved'), ...Moment, id: z.string().optional() }),
  z.object({
    type: z.literal('message_edited'),
    ...Moment,
    id: z.string().optional(),
    ref: z.string(),
    text: z.string(),
  }),
  z.object({ type: z.literal('message_deleted'), ...Moment, id: z.string().optional(), ref: z.string() }),
  /** The event with this id once more, exactly as it came the first time. */
  z.object({ type: z.literal('redeliver'), ...Moment, id: z.string().optional(), ref: z.string() }),
  z.object({ type: z.literal('service_restart'), ...Moment, id: z.string().optional() }),
]);
export type ScenarioEvent = z.infer<typeof ScenarioEvent>;

/** The model: the first rule with a word of the visitor's and all its snippets in the prompt answers, else nobody knows. */
export const ModelScript = z.object({
  latency_ms: z.number(),
  rules: z.array(
    z.object({
      id: z.string(),
      if_any: z.array(z.string()),
      context: z.array(z.string()),
      reply: z.string(),
    }),
  ),
});
export type ModelScript = z.infer<typeof ModelScript>;

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const BusinessHours = z.object({
  tz: z.string(),
  days: z.partialRecord(z.enum(days), z.tuple([z.string(), z.string()]).nullable()),
});

export const ScenarioSetup = z.object({
  now: z.iso.datetime(),
  country: z.string(),
  kb: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
  business_hours: BusinessHours.nullish(),
  own_contacts: z.array(z.string()).default([]),
  llm: ModelScript,
  secret_in_system_prompt: z.string().nullish(),
  /** The longest wait before an answer for which the times of the scenario make sense. */
  quiet_window_max_ms: z.number().nullish(),
});
export type ScenarioSetup = z.infer<typeof ScenarioSetup>;

const LeadExpected = z.object({
  emails: z.array(z.string()),
  phones_e164: z.array(z.string()),
  name: z.string().nullish(),
});

/** An event's id, or a time. */
const When = z.union([z.string(), z.number()]);

export const Expected = z.object({
  bot_replies: z.tuple([z.number(), z.number()]).nullish(),
  replies: z
    .array(
      z.object({
        after: When,
        within_ms: z.number().optional(),
        contains_any: z.array(z.string()).optional(),
        not_contains: z.array(z.string()).optional(),
        lang: z.string().optional(),
      }),
    )
    .default([]),
  no_bot_reply_after: When.optional(),
  no_bot_reply_between: z.array(z.tuple([When, When])).default([]),
  handover: z.boolean().nullish(),
  handover_after: When.optional(),
  handover_within_ms: z.number().optional(),
  reply_or_handover: z.boolean().optional(),
  lead: LeadExpected.nullish(),
  lead_emails_allowed_extra: z.array(z.string()).default([]),
  lead_primary_email: z.string().nullish(),
  llm_calls_max: z.number().optional(),
  llm_prompt_order: z.array(z.string()).optional(),
  never_in_outbound: z.array(z.string()).default([]),
  never_in_llm_prompt: z.array(z.string()).default([]),
  last_reply_contains_any: z.array(z.string()).optional(),
  last_reply_lang_in: z.array(z.string()).optional(),
});
export type Expected = z.infer<typeof Expected>;

export const Scenario = z.object({
  id: z.string(),
  title: z.string(),
  /** What the business and its visitors write in. */
  lang: z.string(),
  setup: ScenarioSetup,
  events: z.array(ScenarioEvent),
  end_t: z.number(),
  expect: Expected,
});
export type Scenario = z.infer<typeof Scenario>;

/** What was seen from outside while a scenario ran. */
export interface Played {
  id: string;
  /** What the visitor got. */
  outbound: readonly { t: number; text: string }[];
  /** When the bot gave the conversation to a human. */
  handover: readonly { t: number }[];
  /** The lead as it stood in the end. */
  lead: { emails: string[]; phones_e164: string[]; name: string | null; primary_email: string | null };
  llm_calls: readonly { t: number; prompt: string }[];
}

export const readScenarios = (file: string): Scenario[] =>
  z.array(Scenario).parse(JSON.parse(fs.readFileSync(file, 'utf8')));
