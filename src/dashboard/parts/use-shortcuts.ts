import { useHotkeys, useLocalStorage } from '@mantine/hooks';

/** Whether single keys act. Remembered; WCAG 2.1.4 asks that they can be switched off. */
export const useShortcutsEnabled = () =>
  useLocalStorage({ key: 'patchbay-shortcuts', defaultValue: true, getInitialValueInEffect: false });

export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Single keys that act anywhere on the page but in a field that takes text. */
export function useShortcuts(actions: Shortcuts): void {
  const [isEnabled] = useShortcutsEnabled();
  useHotkeys(isEnabled ? Object.entries(actions).map(([key, act]) => [key, unlessDialog(act)]) : []);
}

/** A dialog that lies over the page must not let its keys through. */
const unlessDialog = (act: Shortcuts[string]) => (event: KeyboardEvent) => {
  if (!document.querySelector('[role="dialog"]')) act(event);
};
