import { Text } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { useOnline } from '../parts/online.js';

/** Says that what is on the screen may be old. It stays in sight while the page is scrolled. */
export function OfflineBar() {
  const isOnline = useOnline();
  return (
    <div role="status" className="offline-bar">
      {!isOnline && <Text size="sm">{texts.shell.offline}</Text>}
    </div>
  );
}
