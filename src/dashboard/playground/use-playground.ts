import { useSessionStorage } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useMember } from '../session/member-context.js';
import { newTalk, readTalk, type Talk } from './exchange.js';
import { tryChat } from './playground-calls.js';

/**
 * A conversation with the assistant. It outlives a look at another page of this tab, as what is being written does; each
 * business has its own.
 */
export function usePlayground() {
  const { tenant } = useMember();
  const [talk, setTalk] = useSessionStorage<Talk>({
    key: `patchbay-playground-${tenant?.id ?? ''}`,
    defaultValue: newTalk(),
    getInitialValueInEffect: false,
    deserialize: readTalk,
  });
  const [text, setText] = useState('');
  const asking = useMutation({
    // Without a network it fails and says so, rather than wait for one unseen.
    mutationFn: (message: string) => tryChat({ session_id: talk.sessionId, message }),
    onSuccess: (answer, question) =>
      setTalk((known) => {
        const id = `${known.exchanges.length}`;
        // It was begun anew while this was answered: the answer stands in its own conversation.
        if (known.sessionId !== talk.sessionId) return known;
        return { ...known, exchanges: [...known.exchanges, { id, question, answer }] };
      }),
    // What was not answered can be sent again, unless something else is being written.
    onError: (_, question) => setText((typed) => (typed === '' ? question : typed)),
  });
  const isReady = text.trim() !== '' && !asking.isPending;
  return {
    ...{ text, setText, isReady },
    exchanges: talk.exchanges,
    conversationId: talk.exchanges.at(-1)?.answer.conversation_id,
    /** What is being answered. */
    pending: asking.isPending ? asking.variables : undefined,
    error: asking.error,
    send: () => {
      if (!isReady) return;
      asking.mutate(text.trim());
      setText('');
    },
    startAgain: () => {
      asking.reset();
      setTalk(newTalk());
    },
  };
}
export type Playground = ReturnType<typeof usePlayground>;
