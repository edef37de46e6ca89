/** The three ways Papercups writes a time; all in UTC, all cut to whole seconds. */

/** `2025-11-20T17:02:42`: `created_at` and `updated_at` carry no zone. */
export const naiveTime = (date: Date): string => date.toISOString().slice(0, 19);

/** `2025-11-20T17:02:42Z`: all other times. */
export const utcTime = (date: Date): string => `${naiveTime(date)}Z`;

/** `2025-11-20` */
export const dateOnly = (date: Date): string => date.toISOString().slice(0, 10);
