import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import type { DayFigures } from '../../contract/insights.js';
import { texts } from '../messages/texts.js';
import { Section } from '../parts/section.js';
import { type ChartName, chartNames, charts, type Series } from './chart-series.js';
import { DaysChart } from './days-chart.js';
import { DaysTable } from './days-table.js';
import type { Behind } from './insight-search.js';

const texted = texts.insights;

interface DaysSectionProps {
  days: readonly DayFigures[];
  behind: Behind;
  canReadLeads: boolean;
}

/** The figures day by day, drawn and in numbers. */
export function DaysSection({ days, behind, canReadLeads }: DaysSectionProps) {
  const [name, setName] = useState<ChartName>('outcome');
  const navigate = useNavigate();
  const open = (day: string, { name: figure }: Series) => {
    const search = { ...behind, since: day, until: day };
    if (figure === 'leads') void navigate({ to: '/leads', search });
    else void navigate({ to: '/conversations', search: { view: 'all', figure, ...search } });
  };
  return (
    <Section title={texted.byDay}>
      <NativeSelect
        label={texted.chart}
        value={name}
        className="days-choice"
        mb="md"
        onChange={(event) => setName(z.enum(chartNames).parse(event.currentTarget.value))}
        data={chartNames
          .filter((value) => value !== 'leads' || canReadLeads)
          .map((value) => ({ value, label: texted.charts[value] }))}
      />
      <DaysChart days={days} series={charts[name]} onDay={open} />
      <details className="days-fold">
        <summary>{texted.inNumbers}</summary>
        <DaysTable days={days} behind={behind} />
      </details>
    </Section>
  );
}
