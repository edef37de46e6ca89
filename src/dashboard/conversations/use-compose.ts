import { useSessionStorage } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sendNote, sendReply } from './conversation-calls.js';
import { conversationKey } from './conversation-keys.js';
import { refreshLists } from './refresh-lists.js';

export type ComposeMode = 'reply' | 'note';

/** What is being written in a conversation. A draft outlives a look at another conversation. */
export function useCompose(id: string, mode: ComposeMode) {
  const client = useQueryClient();
  const [text, setText] = useSessionStorage({
    key: `patchbay-draft-${mode}-${id}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const sending = useMutation({
    mutationFn: () => (mode === 'reply' ? sendReply : sendNote)(id, { text: text.trim() }),
    onSuccess: async () => {
      setText('');
      void refreshLists(client, new Set([id]));
      await client.invalidateQueries({ queryKey: conversationKey(id) });
    },
  });
  const canSend = text.trim() !== '' && !sending.isPending;
  return {
    text,
    setText,
    canSend,
    isSending: sending.isPending,
    error: sending.error,
    send: () => {
      if (canSend) sending.mutate();
    },
  };
}
