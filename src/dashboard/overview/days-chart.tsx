import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import type { DayFigures } from '../../contract/insights.js';
import { texts } from '../messages/texts.js';
import type { Series } from './chart-series.js';
import { tellDay } from './tell-figure.js';

const texted = texts.insights;

interface DaysChartProps {
  days: readonly DayFigures[];
  series: readonly Series[];
  onDay: (day: string, series: Series) => void;
}

/**
 * The days as bars; a bar opens what it counts. Whoever cannot see or point has the same in the table below it, so that the
 * drawing itself is skipped.
 */
export const DaysChart = ({ days, series, onDay }: DaysChartProps) => (
  <div aria-hidden className="days-chart">
    <BarChart
      h={240}
      data={days.map((day) => ({ ...day, label: tellDay(day.day) }))}
      dataKey="label"
      type="stacked"
      withLegend={series.length > 1}
      series={series.map(({ name, color }) => ({ name, color, label: texted.figures[name] }))}
      barChartProps={{ accessibilityLayer: false }}
      barProps={({ name }) => ({
        isAnimationActive: false,
        cursor: 'pointer',
        onClick: (_, index) => {
          const [day, chosen] = [days[index], series.find((each) => each.name === name)];
          if (day && chosen) onDay(day.day, chosen);
        },
      })}
    />
  </div>
);
