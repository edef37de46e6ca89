import { Box, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTitle } from './use-title.js';

interface PageProps {
  title: string;
  /** The way to what the page is a part of. */
  back?: ReactNode;
  intro?: ReactNode;
  /** Controls that concern the whole page. */
  actions?: ReactNode;
  children: ReactNode;
  /** Widest text column; lists take more. */
  width?: number;
}

/** The frame of a page: its heading, what it is for, and its content. */
export function Page({ title, back, intro, actions, children, width = 960 }: PageProps) {
  useTitle(title);
  return (
    <Box className="page" maw={width}>
      {back}
      <Group justify="space-between" align="flex-start" mb="lg" gap="sm">
        <Stack gap={4} className="page-heading">
          <Title order={1} size="h2">
            {title}
          </Title>
          {intro !== undefined && (
            <Text c="dimmed" maw="65ch">
              {intro}
            </Text>
          )}
        </Stack>
        {actions}
      </Group>
      {children}
    </Box>
  );
}
