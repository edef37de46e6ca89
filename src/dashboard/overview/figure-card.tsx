import { ActionIcon, Card, Group, Popover, Text } from '@mantine/core';
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
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <Popover width={280} position="bottom-end" withArrow shadow="md" trapFocus={false}>
          <Popover.Target>
            <ActionIcon variant="subtle" size="sm" aria-label={texted.explain(title)}>
              ?
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown aria-label={title}>
            <Text size="sm">{meaning}</Text>
          </Popover.Dropdown>
        </Popover>
      </Group>
      <Text size="xl" fw={700} component="div">
        {children}
      </Text>
      <Text size="xs" c="dimmed">
        {change !== undefined && `${change} · `}
        {texted.before(beforeText)}
      </Text>
    </Card>
  );
}
