import { Anchor, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { texts } from '../messages/texts.js';

interface MoreSettingsProps {
  /** One of them was refused: it must be seen. */
  hasError: boolean;
  children: ReactNode;
}

/** What most people leave as it is, out of the way until it is asked for. */
export function MoreSettings({ hasError, children }: MoreSettingsProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details open={isOpen || hasError} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <Anchor component="summary" size="sm" mb="sm">
        {texts.connections.moreSettings}
      </Anchor>
      <Stack>{children}</Stack>
    </details>
  );
}
