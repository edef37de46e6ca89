import type { PartFigure } from './part-figures.js';

/** What one bar shows. */
export interface Series {
  name: Exclude<PartFigure, 'first_answers'>;
  color: string;
}

/** What can be drawn by day: what became of what visitors wrote, or one figure alone. */
export const charts = {
  outcome: [
    { name: 'answered', color: 'var(--mantine-color-petrol-6)' },
    { name: 'suggested', color: 'var(--mantine-color-blue-4)' },
    { name: 'handed_over', color: 'var(--mantine-color-orange-6)' },
    { name: 'silent', color: 'var(--mantine-color-gray-5)' },
  ],
  visitor_messages: [{ name: 'visitor_messages', color: 'var(--mantine-color-petrol-6)' }],
  conversations: [{ name: 'conversations', color: 'var(--mantine-color-petrol-6)' }],
  suggested: [{ name: 'suggested', color: 'var(--mantine-color-blue-4)' }],
  leads: [{ name: 'leads', color: 'var(--mantine-color-orange-6)' }],
} as const satisfies Record<string, readonly Series[]>;

export const chartNames = ['outcome', 'visitor_messages', 'conversations', 'suggested', 'leads'] as const;
export type ChartName = (typeof chartNames)[number];
