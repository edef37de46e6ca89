import { blankToNull } from '../form/blank-to-null.js';
import { type ChangeConfig, TenantConfig } from '../../contract/config.js';
import { texts } from '../messages/texts.js';

const secondMs = 1000;

/** The configuration as its form holds it: numbers are texts, short waits are in seconds, lists are lines, what may be absent is blank. */
export function configValues(config: TenantConfig) {
  const { business, limits } = config;
  return {
    name: config.name,
    country: config.country,
    time_zone: config.time_zone,
    languages: config.languages,
    business: {
      website: business.website ?? '',
      email: business.email ?? '',
      phone: business.phone ?? '',
      address: business.address ?? '',
    },
    own_contacts: config.own_contacts.join('\n'),
    opening_hours: config.opening_hours,
    settle_quiet_ms: String(config.settle_quiet_ms / secondMs),
    settle_max_ms: String(config.settle_max_ms / secondMs),
    handover_email: config.handover_email ?? '',
    handback_after_idle_minutes: String(config.handback_after_idle_minutes),
    daily_model_calls: String(config.daily_model_calls),
    daily_model_calls_per_visitor: String(config.daily_model_calls_per_visitor),
    daily_model_calls_per_conversation: String(config.daily_model_calls_per_conversation),
    limits: {
      messages_per_visitor_per_minute: String(limits.messages_per_visitor_per_minute),
      messages_per_address_per_minute: String(limits.messages_per_address_per_minute),
      messages_per_day: String(limits.messages_per_day),
    },
  };
}
export type ConfigValues = ReturnType<typeof configValues>;

/** What the form sends. */
export function configFromValues(values: ConfigValues): ChangeConfig {
  const { limits } = values;
  return {
    name: values.name,
    country: values.country,
    time_zone: values.time_zone,
    languages: values.languages,
    business: filled(values.business),
    own_contacts: linesOf(values.own_contacts),
    opening_hours: values.opening_hours,
    settle_quiet_ms: milliseconds(values.settle_quiet_ms),
    settle_max_ms: milliseconds(values.settle_max_ms),
    handover_email: blankToNull(values.handover_email),
    handback_after_idle_minutes: wholeNumber(values.handback_after_idle_minutes),
    daily_model_calls: wholeNumber(values.daily_model_calls),
    daily_model_calls_per_visitor: wholeNumber(values.daily_model_calls_per_visitor),
    daily_model_calls_per_conversation: wholeNumber(values.daily_model_calls_per_conversation),
    limits: {
      messages_per_visitor_per_minute: wholeNumber(limits.messages_per_visitor_per_minute),
      messages_per_address_per_minute: wholeNumber(limits.messages_per_address_per_minute),
      messages_per_day: wholeNumber(limits.messages_per_day),
    },
  };
}

/** The schema counts in milliseconds; whoever typed seconds is told of seconds. */
export const problemsOfWaits = (change: ChangeConfig): Record<string, string> =>
  Object.fromEntries(
    (['settle_quiet_ms', 'settle_max_ms'] as const).flatMap((name) => {
      const given = change[name] ?? 0;
      const most = TenantConfig.shape[name].maxValue ?? Infinity;
      if (Number.isNaN(given)) return [[name, texts.problems.number]];
      return given > most ? [[name, texts.problems.between('0', String(most / secondMs))]] : [];
    }),
  );

/** Not a number for what is none, a blank text included: the schema then says so at the input. */
const wholeNumber = (text: string): number => (/^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN);

/** Of seconds, which may have a fraction. */
const milliseconds = (text: string): number =>
  /^\s*\d+([.,]\d+)?\s*$/.test(text) ? Math.round(Number(text.replace(',', '.')) * secondMs) : Number.NaN;

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const filled = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
