import { Alert } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { useOnline } from '../parts/online.js';
import { useCan } from '../session/member-context.js';
import { useLive } from './use-live.js';

/** Keeps what is on the screen up to date, and says so when it cannot. */
export function LiveNews() {
  const isLive = useLive(useCan('conversations:read'));
  // Without any connection the bar above says more.
  const isOnline = useOnline();
  return isLive || !isOnline ? null : (
    <Alert color="orange" radius={0} py="xs" role="status">
      {texts.shell.liveOff}
    </Alert>
  );
}
