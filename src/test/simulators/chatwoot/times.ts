/** How Chatwoot writes times: its database keeps created times to the second. */

/** Seconds since 1970; 0 for no time, as Ruby makes a number of nil. */
export const seconds = (ms: number | null): number => Math.floor((ms ?? 0) / 1_000);

/** ISO 8601 in UTC, to the second. */
export const isoSecond = (ms: number): string => new Date(seconds(ms) * 1_000).toISOString();
export const isoOrNull = (ms: number | null): string | null => (ms === null ? null : isoSecond(ms));

/** Seconds since 1970 with six digits after the point. */
export const preciseSeconds = (ms: number): number => Math.round((ms / 1_000 + 0.000_402) * 1e6) / 1e6;
