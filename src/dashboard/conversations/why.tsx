import { Suspense, useState } from 'react';
import type { Turn } from '../../contract/turns.js';
import { texts } from '../messages/texts.js';
import { lazyPart } from '../parts/lazy-part.js';
import { Loading } from '../parts/states.js';

/** Few are opened: loaded with the first. */
const WhyDetails = lazyPart(() => import('./why-details.js'), 'WhyDetails');

/** Why the bot did what it did, for whoever asks. */
export function Why({ turn, asked }: { turn: Turn; asked: string }) {
  const [wasOpened, setOpened] = useState(false);
  return (
    <details className="why" onToggle={({ currentTarget }) => setOpened((was) => was || currentTarget.open)}>
      <summary>{texts.turns.why}</summary>
      <div className="why-content">
        {wasOpened && (
          <Suspense fallback={<Loading />}>
            <WhyDetails turn={turn} asked={asked} />
          </Suspense>
        )}
      </div>
    </details>
  );
}
