import { Card, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  intro?: string;
  children: ReactNode;
}

/** A part of a page with a heading of its own. */
export function Section({ title, intro, children }: SectionProps) {
  const headingId = useId();
  return (
    <Card withBorder component="section" aria-labelledby={headingId}>
      <Title order={2} size="h4" id={headingId} mb={intro === undefined ? 'md' : 4}>
        {title}
      </Title>
      {intro !== undefined && (
        <Text size="sm" c="dimmed" mb="md">
          {intro}
        </Text>
      )}
      {children}
    </Card>
  );
}
