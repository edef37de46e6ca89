import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import type { DayFigures } from '../../contract/insights.js';
import { texts } from '../messages/texts.js';
import type { Series } from './chart-series.js';
import { type BarPlace, moveBar, within } from './move-bar.js';
import { tellCount, tellDay } from './tell-figure.js';

const texted = texts.insights;

/** Of more days the gaps between bars would take as much room as the bars themselves. */
const mostApart = 31;

export interface BarsProps {
  /** Names what the bars show. */
  label: string;
  days: readonly DayFigures[];
  series: readonly Series[];
  onDay: (day: string, series: Series) => void;
  highest: number;
  /** The words of the bar that has the focus. */
  onTell: (words: string | undefined) => void;
}

/** One stop for the Tab key; from bar to bar it goes by arrows. */
export function Bars({ label, days, series, onDay, highest, onTell }: BarsProps) {
  const hint = useId();
  const [place, setPlace] = useState<BarPlace>({ day: days.length - 1, part: 0 });
  const counts = { days: days.length, parts: series.length };
  const current = within(place, counts);
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const isMirrored = getComputedStyle(event.currentTarget).direction === 'rtl';
    const to = moveBar(event.key, current, { ...counts, isMirrored });
    if (!to) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-bar="${keyOf(to)}"]`)?.focus();
  };
  return (
    <div
      role="group"
      aria-label={label}
      aria-describedby={hint}
      className="days-chart"
      data-dense={days.length > mostApart}
      onKeyDown={move}
      onBlur={() => onTell(undefined)}
    >
      <VisuallyHidden id={hint}>{texted.moveInChart}</VisuallyHidden>
      {days.map((day, at) => (
        <div key={day.day} className="days-bar">
          {series
            .map((each, part) => (
              <Bar
                key={each.name}
                {...{ day, highest }}
                series={each}
                place={{ day: at, part }}
                isStop={current.day === at && current.part === part}
                onOpen={() => onDay(day.day, each)}
                onFocus={(words) => {
                  setPlace({ day: at, part });
                  onTell(words);
                }}
              />
            ))
            .toReversed()}
        </div>
      ))}
    </div>
  );
}

interface BarProps {
  day: DayFigures;
  series: Series;
  place: BarPlace;
  highest: number;
  isStop: boolean;
  onOpen: () => void;
  onFocus: (words: string) => void;
}

function Bar({ day, series: { name, color }, place, highest, isStop, onOpen, onFocus }: BarProps) {
  const count = day[name];
  const isPending = day.is_pending && name !== 'leads';
  const words = `${tellDay(day.day)}: ${isPending ? texted.pendingDay : `${tellCount(count)} ${texted.figures[name]}`}`;
  return (
    <button
      type="button"
      data-bar={keyOf(place)}
      tabIndex={isStop ? 0 : -1}
      title={words}
      aria-label={words}
      aria-disabled={count === 0}
      style={{ height: `${(100 * count) / highest}%`, background: color }}
      onClick={() => count > 0 && onOpen()}
      onFocus={() => onFocus(words)}
    />
  );
}

const keyOf = ({ day, part }: BarPlace): string => `${day}-${part}`;
