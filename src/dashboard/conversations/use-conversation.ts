import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type ConversationDetail, mostMessagesRead } from '../../contract/conversations.js';
import { readConversation } from './conversation-calls.js';
import { conversationKey } from './conversation-keys.js';

/** So many messages are read at first, and so many more each time. */
const step = 500;

/** What came before the messages that were read. */
export interface Earlier {
  isReading: boolean;
  /** Absent where no more can be read. */
  read: (() => void) | undefined;
}

/** A conversation with its latest messages, and the way to earlier ones: all that are shown are read anew together. */
export function useConversation(id: string): [UseQueryResult<ConversationDetail>, Earlier] {
  const [wanted, setWanted] = useState(step);
  const conversation = useQuery({
    queryKey: conversationKey(id),
    queryFn: ({ signal }) => readConversation(id, wanted, signal),
  });
  const { data, refetch, isFetching } = conversation;
  useEffect(() => {
    if (wanted > step) void refetch();
  }, [wanted, refetch]);
  const canMore = data?.has_earlier === true && wanted < mostMessagesRead;
  const isReading = isFetching && data !== undefined && data.messages.length < wanted - step + 1;
  return [
    conversation,
    {
      isReading,
      read: canMore ? () => setWanted((count) => Math.min(count + step, mostMessagesRead)) : undefined,
    },
  ];
}
