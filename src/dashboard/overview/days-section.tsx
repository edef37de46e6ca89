import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import type { Insights } from '../../contract/insights.js';
import { texts } from '../messages/texts.js';
import { Section } from '../parts/section.js';
import { type ChartName, chartNames, charts, type Series } from './chart-series.js';
import { DaysChart } from './days-chart.js';
import { DaysTable } from './days-table.js';
import { hasSuggested } from './figure-cards.js';
import type { Behind } from './insight-search.js';
import type { PartFigure } from './part-figures.js';

const texted = texts.insights;

const counted = [
  'visitor_messages',
  'conversations',
  'answered',
  'suggested',
  'handed_over',
  'silent',
] as const;
const figures: readonly PartFigure[] = [...counted, 'leads', 'first_answers'];

interface DaysSectionProps {
  insights: Insights;
  behind: Behind;
  canReadLeads: boolean;
}

/** The figures day by day, drawn and in numbers. */
export function DaysSection({ insights, behind, canReadLeads }: DaysSectionProps) {
  const { days } = insights;
  const isShown = (figure: string) =>
    (figure !== 'leads' || canReadLeads) && (figure !== 'suggested' || hasSuggested(insights));
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
        data={chartNames.filter(isShown).map((value) => ({ value, label: texted.charts[value] }))}
      />
      <DaysChart
        label={texted.charts[name]}
        days={days}
        series={charts[name].filter((each) => isShown(each.name))}
        onDay={open}
      />
      <details className="days-fold">
        <summary>{texted.inNumbers}</summary>
        <DaysTable days={days} figures={figures.filter(isShown)} behind={behind} />
      </details>
    </Section>
  );
}
