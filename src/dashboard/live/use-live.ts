import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { LiveEvent } from '../../contract/widget.js';
import { conversationKey, type KnownConversation, progressKey } from '../conversations/conversation-keys.js';
import { followEvents } from './follow-events.js';

/** How long the page waits for further events before it reads the lists again: a busy inbox sends many at once. */
const gatherMs = 300;
/** Read anyway this often while no events arrive. */
const blindReadMs = 30_000;
/** Shorter interruptions are not worth a word. */
const patienceMs = 5000;

/** Reads conversations again when the server says they changed. Returns whether news arrive. */
export function useLive(isAllowed: boolean): boolean {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(true);
  const isLate = useStaysClosed(isOpen);
  useEffect(() => {
    if (!isAllowed) return;
    const stop = new AbortController();
    const news = gatherNews(client);
    let hasMissed = false;
    const onState = (opened: boolean) => {
      setOpen(opened);
      // What happened while nobody listened was not told.
      if (opened && hasMissed) void readAll(client);
      hasMissed = !opened;
    };
    void followEvents({ onEvent: news.tell, onState }, stop.signal);
    return () => {
      stop.abort();
      news.stop();
    };
  }, [client, isAllowed]);
  useEffect(() => {
    if (!isLate) return;
    const timer = setInterval(() => void readAll(client), blindReadMs);
    return () => clearInterval(timer);
  }, [client, isLate]);
  return !isLate;
}

function useStaysClosed(isOpen: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(!isOpen), isOpen ? 0 : patienceMs);
    return () => clearTimeout(timer);
  }, [isOpen]);
  return isLate;
}

const readAll = (client: QueryClient) => client.invalidateQueries({ queryKey: ['conversations'] });

/** Where it cannot be read now, it will be with the next event, or by hand. Loaded with the first: no page waits for it. */
async function readChanged(client: QueryClient, ids: ReadonlySet<string>): Promise<boolean> {
  try {
    const { refreshLists, refreshLeads } = await import('./refresh-all.js');
    const done = await Promise.allSettled([refreshLists(client, ids), refreshLeads(client, ids)]);
    return done.every((one) => one.status === 'rejected' || one.value);
  } catch {
    // A server of another version does not have this one's files any more.
    await Promise.all([readAll(client), client.invalidateQueries({ queryKey: ['leads'] })]);
    return true;
  }
}

function gatherNews(client: QueryClient) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasEnded = false;
  const changed = new Set<string>();
  const readLists = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      const ids = new Set(changed);
      changed.clear();
      void readChanged(client, ids).then((isDone) => {
        if (isDone || hasEnded) return;
        for (const id of ids) changed.add(id);
        readLists();
      });
    }, gatherMs);
  };
  return {
    tell: (event: LiveEvent) => {
      if (event.kind === 'progress')
        return void client.setQueryData(progressKey(event.conversation_id), event.stage);
      changed.add(event.conversation_id);
      readLists();
      const key = conversationKey(event.conversation_id);
      const known = client.getQueryData<KnownConversation>(key);
      if (!known || known.seq < event.seq) void client.invalidateQueries({ queryKey: key });
    },
    stop: () => {
      hasEnded = true;
      clearTimeout(timer);
    },
  };
}
