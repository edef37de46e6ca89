import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

/** Whether the server can be reached from here at all. Without that, reading waits and acting fails at once. */

/** How long until it is tried again, while the browser says that there is no connection. */
const tryAgainMs = 2000;

/**
 * A browser says "offline" as well on a laptop that has no network and runs the server itself, so its word is tried: any
 * answer, whatever it says, means that there is a connection.
 */
export function watchConnection(): void {
  onlineManager.setEventListener((setOnline) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isBack = () => {
      clearTimeout(timer);
      setOnline(true);
    };
    const mayBeGone = () => {
      clearTimeout(timer);
      void isAnswered().then((answered) => {
        setOnline(answered || navigator.onLine);
        if (!navigator.onLine) timer = setTimeout(mayBeGone, tryAgainMs);
      });
    };
    window.addEventListener('online', isBack);
    window.addEventListener('offline', mayBeGone);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', isBack);
      window.removeEventListener('offline', mayBeGone);
    };
  });
}

const isAnswered = (): Promise<boolean> =>
  fetch('/healthz', { cache: 'no-store' }).then(
    () => true,
    () => false,
  );

export const isOnline = (): boolean => onlineManager.isOnline();

export const useOnline = (): boolean =>
  useSyncExternalStore((changed) => onlineManager.subscribe(changed), isOnline);

/** Ends at once, or when the connection is back. */
export const whenOnline = (): Promise<void> =>
  new Promise((resolve) => {
    const unlessGone = (isThere: boolean) => {
      if (!isThere) return;
      forget();
      resolve();
    };
    const forget = onlineManager.subscribe(unlessGone);
    unlessGone(isOnline());
  });
