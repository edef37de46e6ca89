import { type OpeningHours, weekdays } from '../contract/config.js';

type Weekday = (typeof weekdays)[number];

/** When people are there the next time. */
export interface Opening {
  /** 0 is today. */
  inDays: number;
  weekday: Weekday;
  /** Of the tenant's clock, such as 09:00. */
  from: string;
}

/** `open`: people are there. `closed`: they are not; without `opening` nobody knows when they will be. */
export type Presence = { kind: 'open' } | { kind: 'closed'; opening?: Opening };

/** Whether the business is open, by its own hours and its own clock. One that gives no hours is taken to be there. */
export function presenceAt(
  now: Date,
  { opening_hours: hours, time_zone: timeZone }: { opening_hours: OpeningHours | null; time_zone: string },
): Presence {
  if (hours === null) return { kind: 'open' };
  const { weekday, time } = localTime(now, timeZone);
  const today = weekdays.indexOf(weekday);
  if (hours[weekday].some(({ from, to }) => from <= time && time < to)) return { kind: 'open' };
  for (let inDays = 0; inDays <= weekdays.length; inDays += 1) {
    const day = weekdays[(today + inDays) % weekdays.length];
    const from = day && firstAfter(hours[day], inDays === 0 ? time : '');
    if (day && from !== undefined) return { kind: 'closed', opening: { inDays, weekday: day, from } };
  }
  return { kind: 'closed' };
}

const firstAfter = (spans: OpeningHours[Weekday], time: string): string | undefined =>
  spans
    .map(({ from }) => from)
    .filter((from) => from > time)
    .sort()[0];

function localTime(now: Date, timeZone: string): { weekday: Weekday; time: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(now);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  const name = part('weekday').toLowerCase();
  return {
    weekday: weekdays.find((weekday) => weekday === name) ?? 'monday',
    time: `${part('hour')}:${part('minute')}`,
  };
}
