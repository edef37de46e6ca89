import type { Look } from '../dashboard/testing/visit.js';

const heights: Readonly<Record<number, number>> = { 390: 844, 768: 1024, 1440: 900 };

/** In CSS pixels: a phone, a tablet, a desktop. */
export const allWidths: readonly number[] = Object.keys(heights).map(Number);

/** Both colour schemes of each of these widths. */
export const allLooks = (widths: readonly number[] = allWidths): Look[] =>
  widths.flatMap((width) =>
    (['light', 'dark'] as const).map((colorScheme) => ({
      ...{ width, height: heights[width] ?? width, colorScheme },
    })),
  );
