import { useSyncExternalStore } from 'react';

/** How many wait, as it is shown; '' while nobody does. Pages read it for their title, wherever they stand. */
let shown = '';
const listeners = new Set<() => void>();

export function tellWaitingCount(count: string): void {
  shown = count;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useWaitingCount = (): string => useSyncExternalStore(subscribe, () => shown);
