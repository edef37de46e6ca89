import { type ComponentType, useEffect, useState } from 'react';
import { texts } from '../messages/texts.js';

/** By then a page stands, or waits for the server. */
const firstTryMs = 1000;
const longestWaitMs = 30_000;

/** Where short words appear. No page waits for the code behind it; what is said before it is there is shown then. */
export function Notices() {
  const [Place, setPlace] = useState<ComponentType>();
  useEffect(() => loadLater((Loaded) => setPlace(() => Loaded)), []);
  return <section aria-label={texts.shell.notices}>{Place && <Place />}</section>;
}

/** Tries until it was loaded, ever more slowly: it is also needed to say that the server cannot be reached. */
function loadLater(onLoaded: (place: ComponentType) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = true;
  const tryAfter = (waitMs: number) => {
    timer = setTimeout(() => {
      import('./notice-place.js').then(
        ({ NoticePlace }) => isWanted && onLoaded(NoticePlace),
        () => isWanted && tryAfter(Math.min(longestWaitMs, waitMs * 2)),
      );
    }, waitMs);
  };
  tryAfter(firstTryMs);
  return () => {
    isWanted = false;
    clearTimeout(timer);
  };
}
