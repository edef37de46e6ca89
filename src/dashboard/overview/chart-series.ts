/** What one bar shows. */
export interface Series {
  name: 'answered' | 'handed_over' | 'silent' | 'visitor_messages' | 'conversations' | 'leads';
  color: string;
}

/** What can be drawn by day: what became of what visitors wrote, or one figure alone. */
export const charts = {
  outcome: [
    { name: 'answered', color: 'var(--mantine-color-petrol-6)' },
    { name: 'handed_over', color: 'var(--mantine-color-orange-6)' },
    { name: 'silent', color: 'var(--mantine-color-gray-5)' },
  ],
  visitor_messages: [{ name: 'visitor_messages', color: 'var(--mantine-color-petrol-6)' }],
  conversations: [{ name: 'conversations', color: 'var(--mantine-color-petrol-6)' }],
  leads: [{ name: 'leads', color: 'var(--mantine-color-orange-6)' }],
} as const satisfies Record<string, readonly Series[]>;

export const chartNames = ['outcome', 'visitor_messages', 'conversations', 'leads'] as const;
export type ChartName = (typeof chartNames)[number];
