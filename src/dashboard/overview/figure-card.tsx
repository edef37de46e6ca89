import { Card, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { texts } from '../messages/texts.js';
import { tellChange } from './tell-figure.js';

const texted = texts.insights;

interface FigureCardProps {
  title: string;
  /** What exactly is counted. */
  meaning: string;
  /** The figure, as the link to what it counts. */
  children: ReactNode;
  now: number | null;
  before: number | null;
  /** The figure of the span before, in words. */
  beforeText: string;
}

/** One figure with its explanation, beside that of the span before. */
export function FigureCard({ title, meaning, children, now, before, beforeText }: FigureCardProps) {
  const change = tellChange(now, before);
  return (
    <Card withBorder component="li" padding="md">
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Text size="xl" fw={700} component="div">
        {children}
      </Text>
      <Text size="xs" c="dimmed">
        {change !== undefined && `${change} · `}
        {texted.before(beforeText)}
      </Text>
      <details className="meaning">
        <summary aria-label={texted.explain(title)}>{texted.whatCounts}</summary>
        <Text size="sm">{meaning}</Text>
      </details>
    </Card>
  );
}
