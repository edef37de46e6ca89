import { z } from 'zod';
import { Email, Language, WebUrl, line, membersOf } from './common.js';
import { within } from './problems.js';

export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'Enter a country code of two capital letters, such as DE.')
  .meta({ id: 'Country', description: 'A country code, ISO 3166-1 alpha-2.', example: 'GB' });
export type Country = z.infer<typeof Country>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const TimeZone = z
  .string()
  .max(60)
  .refine(isTimeZone, 'Enter a time zone, such as Europe/London.')
  .meta({ id: 'TimeZone', description: 'A name of the IANA time zone database.', example: 'Europe/London' });

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Enter a time, such as 09:00.');

export const OpenSpan = z
  .strictObject({ from: clockTime, to: clockTime })
  .refine((span) => span.from < span.to, { path: ['to'], message: 'Closing comes after opening.' })
  .meta({
    id: 'OpenSpan',
    description: 'Open from one time of day to a later one, in the tenant’s time zone; 24:00 is midnight.',
    example: { from: '09:00', to: '17:30' },
  });

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export const OpeningHours = z.strictObject(membersOf(weekdays, z.array(OpenSpan).max(6))).meta({
  id: 'OpeningHours',
  description: 'When humans are there, for each day of the week; an empty list is a closed day.',
  example: {
    monday: [{ from: '09:00', to: '17:30' }],
    tuesday: [{ from: '09:00', to: '17:30' }],
    wednesday: [],
    thursday: [{ from: '09:00', to: '17:30' }],
    friday: [{ from: '09:00', to: '13:00' }],
    saturday: [],
    sunday: [],
  },
});
export type OpeningHours = z.infer<typeof OpeningHours>;

export const Business = z
  .strictObject({ website: WebUrl, email: Email, phone: line(50), address: line(300) })
  .partial()
  .meta({
    id: 'Business',
    description: 'How the business itself is reached; used in answers and never taken for a lead.',
    example: { website: 'https://bakery.example', phone: '+44 20 7946 0000' },
  });

/** What a public token may spend: it stands in a web page, so anybody can hold it. */
export const PublicLimits = z
  .strictObject({
    messages_per_visitor_per_minute: within(z.int(), 1, 1000),
    messages_per_address_per_minute: within(z.int(), 1, 10_000),
    messages_per_day: within(z.int(), 1, 1_000_000),
  })
  .meta({
    id: 'PublicLimits',
    description: 'How many messages visitors may send through a public key or account token.',
    example: {
      messages_per_visitor_per_minute: 20,
      messages_per_address_per_minute: 60,
      messages_per_day: 5000,
    },
  });

const keptDays = (least: number) => within(z.int(), least, 3_650).nullable();

export const Retention = z
  .strictObject({
    conversation_days: keptDays(1),
    lead_days: keptDays(1),
    archive_days: keptDays(1),
    audit_days: keptDays(90),
  })
  .meta({
    id: 'Retention',
    description:
      'How many days things are kept: the words of a conversation after its last change, a lead after its last change, an archived conversation after its last message, an audit entry. Null keeps them until somebody takes them away. What is still to be answered or sent is never taken; that a message came is remembered for at least 90 days, without its words.',
    example: { conversation_days: 365, lead_days: 730, archive_days: 365, audit_days: null },
  });
export type Retention = z.infer<typeof Retention>;

/** No field has a default here: a default inside a partial would reset what a change does not name. */
const fields = {
  name: line(120),
  country: Country,
  time_zone: TimeZone,
  languages: z.array(Language).min(1).max(20),
  business: Business,
  own_contacts: z.array(line(300)).max(50),
  opening_hours: OpeningHours.nullable(),
  settle_quiet_ms: within(z.int(), 0, 10_000),
  settle_max_ms: within(z.int(), 0, 30_000),
  handover_email: Email.nullable(),
  handback_after_idle_minutes: within(z.int(), 1, 10_080),
  daily_model_calls: within(z.int(), 0, 1_000_000),
  daily_model_calls_per_visitor: within(z.int(), 0, 1_000_000),
  daily_model_calls_per_conversation: within(z.int(), 0, 1_000_000),
  limits: PublicLimits,
  retention: Retention,
};

/** What a new tenant starts with. */
export const configDefaults = {
  country: 'US',
  time_zone: 'UTC',
  languages: ['en'],
  business: {},
  own_contacts: [],
  opening_hours: null,
  settle_quiet_ms: 2000,
  settle_max_ms: 6000,
  handover_email: null,
  handback_after_idle_minutes: 240,
  daily_model_calls: 2000,
  daily_model_calls_per_visitor: 100,
  daily_model_calls_per_conversation: 60,
  limits: {
    messages_per_visitor_per_minute: 20,
    messages_per_address_per_minute: 60,
    messages_per_day: 5000,
  },
  retention: { conversation_days: null, lead_days: null, archive_days: null, audit_days: null },
} satisfies z.input<z.ZodObject<Omit<typeof fields, 'name'>>>;

/** The whole configuration. A change is merged into the stored one and the result parsed with this. */
export const TenantConfig = z
  .object(fields)
  .refine((config) => config.settle_quiet_ms <= config.settle_max_ms, {
    path: ['settle_max_ms'],
    message: 'The longest wait is not shorter than the quiet time.',
  })
  .meta({
    id: 'TenantConfig',
    description:
      'A tenant’s business data, hours, languages and limits. `settle_quiet_ms` and `settle_max_ms` say how long to wait for a visitor who writes in several messages; `handback_after_idle_minutes` when the bot may speak again after a human fell silent; `own_contacts` are addresses and numbers of the business that are no leads.',
    example: { name: 'Corner Bakery', ...configDefaults },
  });
export type TenantConfig = z.infer<typeof TenantConfig>;

export const ChangeConfig = z
  .strictObject(fields)
  .partial()
  .meta({
    id: 'ChangeConfig',
    description: 'Absent members stay as they are; a present one replaces the old value as a whole.',
    example: { time_zone: 'Europe/London', languages: ['en', 'fr'] },
  });
export type ChangeConfig = z.infer<typeof ChangeConfig>;
