import { z } from 'zod';

/** How a set of measurements is spread, in the unit of the measurements. */
export const Spread = z.object({
  count: z.number(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  max: z.number(),
});
export type Spread = z.infer<typeof Spread>;

/** The smallest value that at least this share (0 to 1) of the values does not exceed; 0 without values. */
export function percentile(ascending: readonly number[], share: number): number {
  const rank = Math.max(1, Math.ceil(share * ascending.length));
  return ascending[rank - 1] ?? 0;
}

export function spreadOf(values: readonly number[]): Spread {
  const ascending = [...values].sort((left, right) => left - right);
  const at = (share: number) => round(percentile(ascending, share));
  return { count: values.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** The middle value; between the two middle ones where there are two; 0 without values. */
export function median(values: readonly number[]): number {
  const ascending = [...values].sort((left, right) => left - right);
  const middle = ascending.length / 2;
  const low = ascending[Math.ceil(middle) - 1] ?? 0;
  const high = ascending[Math.floor(middle)] ?? 0;
  return (low + high) / 2;
}

/** `value` as a multiple of `base`, to three digits; 0 when there is nothing to compare with. */
export const ratio = (value: number, base: number): number => (base === 0 ? 0 : round(value / base));

/** To three significant digits at least: whole numbers above a hundred, else as many decimals as say something. */
export function round(value: number): number {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return Number(value.toFixed(digits));
}
