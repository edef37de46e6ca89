import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ConversationDetail, ConversationSummary } from '../../contract/conversations.js';
import { texts } from '../messages/texts.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { useNameOf } from '../team/use-team.js';
import { assign, closeConversation, handBack, takeOver } from './conversation-calls.js';
import { conversationKey } from './conversation-keys.js';
import { refreshLists } from './refresh-lists.js';

export interface ConversationActs {
  takeOver: () => void;
  handBack: () => void;
  close: () => void;
  /** Opens a closed one, for the team. */
  reopen: () => void;
  assign: (assigneeId: string | null) => void;
  isActing: boolean;
}

/** What a member does to a conversation as a whole. */
export function useConversationActs(id: string): ConversationActs {
  const client = useQueryClient();
  const nameOf = useNameOf();
  const act = useMutation({
    mutationFn: ({ change }: Act) => change(id),
    onSuccess: (summary, { done }) => {
      client.setQueryData<ConversationDetail>(
        conversationKey(id),
        (known) => known && { ...known, ...summary },
      );
      void refreshLists(client, new Set([id]));
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
    reopen: () => act.mutate({ change: takeOver, done: texted.didReopen }),
    assign: (assigneeId) =>
      act.mutate({
        change: (which) => assign(which, { assignee_id: assigneeId }),
        done: assigneeId === null ? texted.unassigned : texted.assigned(nameOf(assigneeId)),
      }),
    isActing: act.isPending,
  };
}

interface Act {
  change: (id: string) => Promise<ConversationSummary>;
  done: string;
}
