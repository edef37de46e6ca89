import type { Insights } from '../../contract/insights.js';
import { texts } from '../messages/texts.js';

const number = new Intl.NumberFormat('en');
const percent = new Intl.NumberFormat('en', {
  style: 'percent',
  signDisplay: 'exceptZero',
  maximumFractionDigits: 0,
});

export const tellCount = (count: number): string => number.format(count);

/** Whether figures of some days are still to come. */
export const isPartial = ({ pending_days, pending_days_before }: Insights): boolean =>
  pending_days + pending_days_before > 0;

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** A wait in the unit that suits it. */
export function tellSeconds(seconds: number | null): string {
  const { units } = texts.insights;
  if (seconds === null) return texts.insights.nothing;
  if (seconds < minute) return units.seconds(seconds);
  if (seconds < hour) return units.minutes(Math.round(seconds / minute));
  return seconds < 2 * day ? units.hours(Math.round(seconds / hour)) : units.days(Math.round(seconds / day));
}

/** How much more or less than before; nothing to compare with gives no share. */
export function tellChange(now: number | null, before: number | null): string | undefined {
  if (now === null || before === null || before === 0) return undefined;
  return now === before ? texts.insights.unchanged : percent.format(now / before - 1);
}

/** The place after which a time zone is called: "Buenos Aires" for America/Argentina/Buenos_Aires. */
export const tellZone = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

/** A calendar day, which has no time zone. */
const dayForm = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });
export const tellDay = (day: string): string => dayForm.format(new Date(`${day}T00:00:00Z`));
export const tellSpan = (since: string, until: string): string =>
  since === until ? tellDay(since) : `${tellDay(since)} – ${tellDay(until)}`;
