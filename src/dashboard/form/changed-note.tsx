import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { texts } from '../messages/texts.js';
import { exactTime } from '../parts/tell-time.js';
import type { Conflict } from './use-submit.js';

const texted = texts.edits;

/** Tells who was faster, and lets the person choose whose change stays. It takes the focus, so that nobody misses it. */
export function ChangedNote({ conflict: { by, at, showTheirs, keepMine } }: { conflict: Conflict }) {
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.focus(), []);
  const choose = (act: () => void) => () => {
    note.current?.closest('form')?.focus({ preventScroll: true });
    act();
  };
  const when = exactTime(at);
  return (
    <Alert ref={note} color="yellow" title={texted.title} role="alert" tabIndex={-1}>
      <Stack gap="xs">
        <Text size="sm">{by === null ? texted.changed(when) : texted.changedBy(by, when)}</Text>
        <Text size="sm">{texted.choose}</Text>
        <Group gap="xs">
          <Button variant="default" size="xs" onClick={choose(showTheirs)}>
            {texted.showTheirs}
          </Button>
          <Button variant="default" size="xs" onClick={choose(keepMine)}>
            {texted.keepMine}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
