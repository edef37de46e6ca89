/** A bar of the chart: of which day, and which of its parts, from below. */
export interface BarPlace {
  day: number;
  part: number;
}

interface Bars {
  days: number;
  parts: number;
  /** Later days stand to the left. */
  isMirrored: boolean;
}

/** Which bar a key leads to from another; none where the key means nothing here. */
export function moveBar(
  key: string,
  from: BarPlace,
  { days, parts, isMirrored }: Bars,
): BarPlace | undefined {
  const later = isMirrored ? -1 : 1;
  const steps: Readonly<Record<string, BarPlace>> = {
    ArrowRight: { ...from, day: from.day + later },
    ArrowLeft: { ...from, day: from.day - later },
    ArrowUp: { ...from, part: from.part + 1 },
    ArrowDown: { ...from, part: from.part - 1 },
    Home: { ...from, day: 0 },
    End: { ...from, day: days - 1 },
  };
  const to = steps[key];
  return to && within(to, { days, parts });
}

/** The nearest that is there: of fewer days or parts than before, a bar may be gone. */
export const within = ({ day, part }: BarPlace, { days, parts }: Omit<Bars, 'isMirrored'>): BarPlace => ({
  day: Math.max(0, Math.min(day, days - 1)),
  part: Math.max(0, Math.min(part, parts - 1)),
});
