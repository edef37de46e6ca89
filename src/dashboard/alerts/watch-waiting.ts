import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { ConversationPage, ConversationSummary } from '../../contract/conversations.js';
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
  useNewcomers(data);
  return null;
}

/** Whoever waits when the dashboard is opened is seen in the count; those who begin to wait later are told of, once each. */
function useNewcomers(waiting: ConversationPage | undefined): void {
  const known = useRef<ConversationPage>(undefined);
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
    known.current = waiting;
    if (before) tell(newcomersOf(before, waiting));
  }, [waiting]);
}

/** Where more wait than are listed, those who move up from below what was listed waited before. */
function newcomersOf(before: ConversationPage, now: ConversationPage): ConversationSummary[] {
  const known = new Set(before.items.map(({ id }) => id));
  const end = before.next_cursor === null ? '' : (before.items.at(-1)?.updated_at ?? '');
  return now.items.filter(({ id, updated_at }) => !known.has(id) && updated_at > end);
}
