import { ActionIcon, Kbd, Modal, Stack, Switch, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '../messages/texts.js';
import { KeyboardIcon } from '../parts/icons.js';
import { useShortcuts, useShortcutsEnabled } from '../parts/use-shortcuts.js';

const texted = texts.conversations.shortcuts;

const keys = [
  ['J', texted.next],
  ['K', texted.previous],
  ['/', texted.search],
  ['R', texted.reply],
  ['N', texted.note],
  ['T', texted.takeOver],
  ['B', texted.handBack],
  ['E', texted.close],
  ['?', texted.help],
] as const;

/** Tells which keys act, and lets them be switched off. */
export function ShortcutsButton() {
  const [isOpen, { open, close }] = useDisclosure(false);
  const [isEnabled, setEnabled] = useShortcutsEnabled();
  useShortcuts({ 'shift+?': open, '?': open });
  return (
    <>
      <ActionIcon variant="subtle" color="gray" onClick={open} aria-label={texted.open} title={texted.open}>
        <KeyboardIcon />
      </ActionIcon>
      <Modal opened={isOpen} onClose={close} title={texted.title}>
        <Stack>
          <Switch
            label={texted.enabled}
            description={texted.enabledHelp}
            checked={isEnabled}
            onChange={(event) => setEnabled(event.currentTarget.checked)}
          />
          <KeyTable />
        </Stack>
      </Modal>
    </>
  );
}

const KeyTable = () => (
  <Table>
    <Table.Thead>
      <Table.Tr>
        <Table.Th>{texted.key}</Table.Th>
        <Table.Th>{texted.does}</Table.Th>
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {keys.map(([key, does]) => (
        <Table.Tr key={key}>
          <Table.Td>
            <Kbd>{key}</Kbd>
          </Table.Td>
          <Table.Td>{does}</Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
);
