import { Text, type TextProps } from '@mantine/core';
import { texts } from '../messages/texts.js';

/** Tells whoever may read a page and not change it why nothing is offered there. */
export const ReadOnlyNote = (look: TextProps) => (
  <Text c="dimmed" {...look}>
    {texts.common.readOnly}
  </Text>
);
