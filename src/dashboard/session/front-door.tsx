import { Box, Group, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { texts } from '../messages/texts.js';
import { Logo } from '../parts/icons.js';
import { useTitle } from '../parts/use-title.js';

/** The frame of the pages that nobody is signed in on. */
export function FrontDoor({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title);
  return (
    <Box component="main" className="front-door">
      <Box className="front-door-column">
        <Group gap="xs" mb="lg" justify="center">
          <Logo />
          <Text fw={650} size="lg">
            {texts.common.product}
          </Text>
        </Group>
        <Paper withBorder p="xl" radius="lg">
          <Title order={1} size="h3" mb="md">
            {title}
          </Title>
          {children}
        </Paper>
      </Box>
    </Box>
  );
}
