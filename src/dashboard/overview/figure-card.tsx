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
  /** What else there is to say of it. */
  more?: string | undefined;
  now: number | null;
  before: number | null;
  /** What is said of the span before; absent while there is none that would compare. */
  beforeText: string | undefined;
}

/** One figure with its explanation, beside that of the span before. */
export function FigureCard({ title, meaning, children, more, now, before, beforeText }: FigureCardProps) {
  const change = beforeText === undefined ? undefined : tellChange(now, before);
  return (
    <Card withBorder component="li">
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Text size="xl" fw={700} component="div">
        {children}
      </Text>
      <div className="figure-words">
        {[more, change, beforeText ?? texted.beforePending]
          .filter((line) => line !== undefined)
          .map((line) => (
            <Text key={line} size="xs" c="dimmed">
              {line}
            </Text>
          ))}
      </div>
      <details className="meaning">
        <summary aria-label={texted.explain(title)}>{texted.whatCounts}</summary>
        <Text size="xs">{meaning}</Text>
      </details>
    </Card>
  );
}
