import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { ConversationSummary } from '../../contract/conversations.js';
import { useWaiting } from './use-waiting.js';
import { tellWaitingCount } from './waiting-count.js';

/** Keeps count of who waits for a human, and says so when somebody begins to. */
export function WatchWaiting(): null {
  const { data } = useWaiting();
  useEffect(() => {
    const more = data?.next_cursor ? '+' : '';
    tellWaitingCount(data && data.items.length > 0 ? `${data.items.length}${more}` : '');
  }, [data]);
  useEffect(() => () => tellWaitingCount(''), []);
  useNewcomers(data?.items);
  return null;
}

/** Whoever waits when the dashboard is opened is seen in the count; those who begin to wait later are told of, once each. */
function useNewcomers(waiting: readonly ConversationSummary[] | undefined): void {
  const known = useRef<ReadonlySet<string>>(undefined);
  const path = useLocation({ select: ({ pathname }) => pathname });
  const navigate = useNavigate();
  const tell = useEffectEvent((newcomers: readonly ConversationSummary[]) => {
    const unseen = newcomers.filter(({ id }) => document.hidden || !path.endsWith(id));
    if (unseen.length === 0) return;
    const open = (conversationId: string | undefined) =>
      void (conversationId === undefined
        ? navigate({ to: '/conversations', search: { view: 'waiting' } })
        : navigate({ to: '/conversations/$conversationId', params: { conversationId } }));
    // Nothing is lost where it cannot be loaded: the count tells of them as well.
    import('./tell-newcomers.js').then(
      ({ tellNewcomers }) => tellNewcomers(unseen, open),
      () => undefined,
    );
  });
  useEffect(() => {
    if (!waiting) return;
    const before = known.current;
    known.current = new Set(waiting.map(({ id }) => id));
    if (before) tell(waiting.filter(({ id }) => !before.has(id)));
  }, [waiting]);
}
