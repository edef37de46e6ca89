import { type OpeningHours, weekdays } from '../../contract/config.js';
import { texts } from '../messages/texts.js';

const texted = texts.assistant.setting;

/** Opening hours in one line; days in a row with the same hours are told together. Closed days are left out. */
export function tellHours(hours: OpeningHours | null): string {
  if (hours === null) return texted.always;
  const runs: { first: string; last: string; spans: string }[] = [];
  let before: string | undefined;
  for (const day of weekdays) {
    const spans = hours[day].map(({ from, to }) => `${from}–${to}`).join(', ');
    const run = runs.at(-1);
    const name = texted.shortDays[day];
    if (spans !== '' && run !== undefined && spans === before) run.last = name;
    else if (spans !== '') runs.push({ first: name, last: name, spans });
    before = spans;
  }
  return runs.length === 0 ? texted.never : runs.map(tellRun).join(' · ');
}

const tellRun = ({ first, last, spans }: { first: string; last: string; spans: string }): string =>
  `${first === last ? first : `${first}–${last}`} ${spans}`;
