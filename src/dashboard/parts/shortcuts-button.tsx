import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts } from '../messages/texts.js';
import { FromFirstOpen } from './from-first-open.js';
import { KeyboardIcon } from './icons.js';
import { lazyPart } from './lazy-part.js';
import type { ShownKey } from './shortcuts-dialog.js';
import { useShortcuts } from './use-shortcuts.js';

const texted = texts.shortcuts;

const ShortcutsDialog = lazyPart(() => import('./shortcuts-dialog.js'), 'ShortcutsDialog');

/** The way to the keys that act on a page. */
export function ShortcutsButton({ keys }: { keys: readonly ShownKey[] }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  useShortcuts({ 'shift+?': open, '?': open });
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        className="keys-only"
        onClick={open}
        aria-label={texted.open}
        title={texted.open}
      >
        <KeyboardIcon />
      </ActionIcon>
      <FromFirstOpen isOpen={isOpen}>
        <ShortcutsDialog isOpen={isOpen} onClose={close} keys={keys} />
      </FromFirstOpen>
    </>
  );
}
