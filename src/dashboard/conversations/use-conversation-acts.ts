import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ConversationDetail, ConversationSummary } from '../../contract/conversations.js';
import { texts } from '../messages/texts.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { closeConversation, handBack, takeOver } from './conversation-calls.js';
import { conversationKey, conversationListsKey } from './conversation-keys.js';

export interface ConversationActs {
  takeOver: () => void;
  handBack: () => void;
  close: () => void;
  isActing: boolean;
}

/** What a member does to a conversation as a whole. */
export function useConversationActs(id: string): ConversationActs {
  const client = useQueryClient();
  const act = useMutation({
    mutationFn: ({ change }: Act) => change(id),
    onSuccess: (summary, { done }) => {
      client.setQueryData<ConversationDetail>(
        conversationKey(id),
        (known) => known && { ...known, ...summary },
      );
      void client.invalidateQueries({ queryKey: conversationListsKey });
      void client.invalidateQueries({ queryKey: conversationKey(id) });
      notifyDone(done);
    },
    onError: (error) => {
      // It may have changed under our hands: show what it is now.
      void client.invalidateQueries({ queryKey: conversationKey(id) });
      notifyFailed(error);
    },
  });
  const texted = texts.conversations;
  return {
    takeOver: () => act.mutate({ change: takeOver, done: texted.tookOver }),
    handBack: () => act.mutate({ change: handBack, done: texted.handedBack }),
    close: () => act.mutate({ change: closeConversation, done: texted.didClose }),
    isActing: act.isPending,
  };
}

interface Act {
  change: (id: string) => Promise<ConversationSummary>;
  done: string;
}
