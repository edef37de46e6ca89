import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { texts } from '../messages/texts.js';

/** One place for it: of steps in quick succession only the last is told. */
const place = 'undo';

/** A short word that something was done, with the way back. */
export function notifyUndo(message: string, undo: () => void): void {
  const takeBack = () => {
    notifications.hide(place);
    undo();
  };
  notifications.hide(place);
  notifications.show({
    id: place,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button size="xs" variant="default" onClick={takeBack}>
          {texts.common.undo}
        </Button>
      </Group>
    ),
    withCloseButton: false,
    autoClose: 8000,
  });
}
