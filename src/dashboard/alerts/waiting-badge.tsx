import { texts } from '../messages/texts.js';
import { useWaitingCount } from './waiting-count.js';

/** How many visitors wait for a human, as a number to be seen. */
export function WaitingBadge() {
  const count = useWaitingCount();
  return (
    count !== '' && (
      <span aria-hidden className="waiting-badge">
        {count}
      </span>
    )
  );
}

/** The same in words, for what is described by this id. */
export function WaitingWords({ id }: { id: string }) {
  const count = useWaitingCount();
  return (
    <span hidden id={id}>
      {count !== '' && texts.alerts.waiting(count)}
    </span>
  );
}
