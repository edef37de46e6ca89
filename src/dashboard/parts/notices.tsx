import { notificationsStore } from '@mantine/notifications';
import { type ComponentType, useEffect, useState } from 'react';
import { texts } from '../messages/texts.js';

/** Somebody reads, and may be about to act. */
const restMs = 20_000;
const firstPauseMs = 1000;
const longestPauseMs = 30_000;

/** Where short words appear. No page waits for the code behind it; what is said before it is there is shown then. */
export function Notices() {
  const [Place, setPlace] = useState<ComponentType>();
  useEffect(() => onceInUse(() => loadPlace((Loaded) => setPlace(() => Loaded))), []);
  return <section aria-label={texts.shell.notices}>{Place && <Place />}</section>;
}

/**
 * Begins when somebody touches the page or there is something to say; after a while in any case, for words about a connection
 * that is gone cannot be loaded any more. Returns how to end it.
 */
function onceInUse(begin: () => () => void): () => void {
  let end: (() => void) | undefined;
  const first = () => {
    end ??= begin();
    forget();
  };
  const forgetStore = notificationsStore.subscribe(first);
  const timer = setTimeout(first, restMs);
  const forget = () => {
    clearTimeout(timer);
    forgetStore();
    for (const kind of signsOfUse) window.removeEventListener(kind, first, true);
  };
  for (const kind of signsOfUse) window.addEventListener(kind, first, true);
  return () => {
    forget();
    end?.();
  };
}

const signsOfUse = ['pointerdown', 'keydown'] as const;

/** Tries until it was loaded, ever more slowly: it is also needed to say that the server cannot be reached. */
function loadPlace(onLoaded: (place: ComponentType) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = true;
  const attempt = (pauseMs: number) => {
    import('./notice-place.js').then(
      ({ NoticePlace }) => isWanted && onLoaded(NoticePlace),
      () => {
        if (!isWanted) return;
        timer = setTimeout(() => attempt(Math.min(longestPauseMs, pauseMs * 2)), pauseMs);
      },
    );
  };
  attempt(firstPauseMs);
  return () => {
    isWanted = false;
    clearTimeout(timer);
  };
}
