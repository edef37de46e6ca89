import { Text, type TextProps } from '@mantine/core';
import { Children, type ReactNode } from 'react';

interface PartedProps extends TextProps {
  /** What is empty or absent is left out. */
  children: ReactNode;
}

/** Several facts in a row, with a dot between those that stand in the same line, and none at its end or beginning. */
export const Parted = ({ children, className = '', ...look }: PartedProps) => (
  <Text component="span" className={`parted ${className}`} {...look}>
    {Children.toArray(children)
      .filter((part) => part !== '')
      .map((part, index) => (
        <span key={index}>{part}</span>
      ))}
  </Text>
);
