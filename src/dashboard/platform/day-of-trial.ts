/** Days as the browser's date input has them, where the person is. */

const twoDigits = (number: number): string => String(number).padStart(2, '0');

const written = (at: Date): string =>
  `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`;

/** The day of a moment in milliseconds since the epoch. */
export const dayOf = (ms: number): string => written(new Date(ms));

/** So many days after the day of a moment. */
export function dayAfter(days: number, ms: number): string {
  const at = new Date(ms);
  at.setDate(at.getDate() + days);
  return written(at);
}

/** When a day is over, for a request. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59`).toISOString();
