import { Text, type TextProps } from '@mantine/core';
import type { ReactNode } from 'react';

/** Words that say what is wrong. */
export const ProblemText = ({ children, ...look }: TextProps & { role?: 'alert'; children: ReactNode }) => (
  <Text size="sm" c="var(--mantine-color-error)" {...look}>
    {children}
  </Text>
);
