import { Group, Text } from '@mantine/core';
import type { DayFigures } from '../../contract/insights.js';
import { texts } from '../messages/texts.js';
import type { Series } from './chart-series.js';
import { tellCount, tellDay } from './tell-figure.js';

const texted = texts.insights;

interface DaysChartProps {
  days: readonly DayFigures[];
  series: readonly Series[];
  onDay: (day: string, series: Series) => void;
}

/** Of more days the gaps between bars would take as much room as the bars themselves. */
const mostApart = 31;

/**
 * The days as bars, each as high as its share of the highest; a bar opens what it counts. Whoever cannot see or point has the
 * same in the table below, so the drawing itself is skipped. Boxes, because a library for charts is larger than all the rest
 * of the page.
 */
export function DaysChart({ days, series, onDay }: DaysChartProps) {
  const totals = days.map((day) => series.reduce((sum, { name }) => sum + day[name], 0));
  const highest = Math.max(1, ...totals);
  return (
    <div aria-hidden>
      <Legend series={series} />
      <Text size="xs" c="dimmed" mb={4}>
        {texted.highest(tellCount(highest))}
      </Text>
      <div className="days-chart" data-dense={days.length > mostApart}>
        {days.map((day) => (
          <div key={day.day} className="days-bar">
            {series.toReversed().map((each) => (
              <button
                key={each.name}
                type="button"
                tabIndex={-1}
                title={`${tellDay(day.day)}: ${tellCount(day[each.name])} ${texted.figures[each.name]}`}
                style={{ height: `${(100 * day[each.name]) / highest}%`, background: each.color }}
                onClick={() => onDay(day.day, each)}
              />
            ))}
          </div>
        ))}
      </div>
      <Group justify="space-between" mt={4}>
        {[days.at(0), days.at(-1)].map((day) => (
          <Text size="xs" c="dimmed" key={day?.day}>
            {day && tellDay(day.day)}
          </Text>
        ))}
      </Group>
    </div>
  );
}

const Legend = ({ series }: { series: readonly Series[] }) => (
  <Group gap="4px 16px" mb="xs">
    {series.map(({ name, color }) => (
      <Group key={name} gap={6}>
        <span className="days-key" style={{ background: color }} />
        <Text size="sm">{texted.figures[name]}</Text>
      </Group>
    ))}
  </Group>
);
