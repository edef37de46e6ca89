import { Group, Text } from '@mantine/core';
import { useState } from 'react';
import { figureMeanings } from '../../contract/insights.js';
import { texts } from '../messages/texts.js';
import type { Series } from './chart-series.js';
import { Bars, type BarsProps } from './days-bars.js';
import { tellCount, tellDay } from './tell-figure.js';

const texted = texts.insights;

type DaysChartProps = Omit<BarsProps, 'highest' | 'onTell'>;

/**
 * The days as bars, each as high as its share of the highest; a bar opens what it counts. Boxes, because a library for charts
 * is larger than all the rest of the page.
 */
export function DaysChart({ label, days, series, onDay }: DaysChartProps) {
  const [told, setTold] = useState<string>();
  const totals = days.map((day) => series.reduce((sum, { name }) => sum + day[name], 0));
  const highest = Math.max(1, ...totals);
  return (
    <div>
      <Legend series={series} />
      <Meanings label={label} series={series} />
      {/* A bar says the same by itself to whoever hears it. */}
      <Text size="xs" c="dimmed" my={4} aria-hidden={told !== undefined}>
        {told ?? texted.highest(tellCount(highest))}
      </Text>
      <Bars {...{ label, days, series, onDay, highest }} onTell={setTold} />
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

const Meanings = ({ label, series }: Pick<DaysChartProps, 'label' | 'series'>) => (
  <details className="meaning">
    <summary aria-label={texted.explain(label)}>{texted.whatCounts}</summary>
    {series.map(({ name }) => (
      <Text size="xs" key={name}>
        {`${texted.figures[name]}: ${figureMeanings[name]}`}
      </Text>
    ))}
  </details>
);
