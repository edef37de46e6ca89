import { texts } from '../messages/texts.js';

const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'narrow' });

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Date and time in the reader's own form and time zone. */
export const exactTime = (at: string): string => exact.format(new Date(at));

/** The date alone. */
export const dateOf = (at: string): string => day.format(new Date(at));

/** How long ago, as "5 min. ago"; after a week the date. `nowMs` is milliseconds since the epoch. */
export function sinceThen(at: string, nowMs: number): string {
  const ms = nowMs - new Date(at).getTime();
  if (ms < minuteMs) return texts.common.justNow;
  if (ms < hourMs) return relative.format(-Math.floor(ms / minuteMs), 'minute');
  if (ms < dayMs) return relative.format(-Math.floor(ms / hourMs), 'hour');
  return ms < 7 * dayMs ? relative.format(-Math.floor(ms / dayMs), 'day') : dateOf(at);
}
