import { Kbd, Modal, Stack, Switch } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { useDrawn } from './use-drawn.js';
import { useShortcutsEnabled } from './use-shortcuts.js';

const texted = texts.shortcuts;

/** A key, and what it does. */
export type ShownKey = readonly [key: string, does: string];

interface ShortcutsDialogProps {
  isOpen: boolean;
  onClose: () => void;
  keys: readonly ShownKey[];
}

/** Tells which keys act, and lets them be switched off. */
export function ShortcutsDialog({ isOpen, onClose, keys }: ShortcutsDialogProps) {
  const isDrawn = useDrawn();
  const [isEnabled, setEnabled] = useShortcutsEnabled();
  return (
    <Modal opened={isDrawn && isOpen} onClose={onClose} title={texted.title}>
      <Stack>
        <Switch
          label={texted.enabled}
          description={texted.enabledHelp}
          checked={isEnabled}
          onChange={(event) => setEnabled(event.currentTarget.checked)}
        />
        <KeyTable keys={keys} />
      </Stack>
    </Modal>
  );
}

const KeyTable = ({ keys }: { keys: readonly ShownKey[] }) => (
  <table className="table">
    <thead>
      <tr>
        <th>{texted.key}</th>
        <th>{texted.does}</th>
      </tr>
    </thead>
    <tbody>
      {[...keys, ['?', texted.help] as const].map(([key, does]) => (
        <tr key={key}>
          <td className="no-wrap">
            <Kbd>{key}</Kbd>
          </td>
          <td>{does}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
