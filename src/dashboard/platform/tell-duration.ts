const units = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/** A length of time in the largest unit that it fills, as "3 minutes". */
export function tellDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const fitting = units.find((each) => whole >= each.seconds) ?? { unit: 'second', seconds: 1 };
  const shown = new Intl.NumberFormat('en', { style: 'unit', unit: fitting.unit, unitDisplay: 'long' });
  return shown.format(Math.floor(whole / fitting.seconds));
}
