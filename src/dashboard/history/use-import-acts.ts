import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { HistoryImport } from '../../contract/history.js';
import { texts } from '../messages/texts.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { archiveKey, beginImport, importKey, removeArchive, stopImport } from './history-calls.js';

const texted = texts.history;

/** Shows an import as the server gave it, and the archive as it is by now. */
export function useImportNews(connectionId: string): (standing: HistoryImport) => void {
  const client = useQueryClient();
  return (standing) => {
    client.setQueryData(importKey(connectionId), standing);
    void client.invalidateQueries({ queryKey: archiveKey(connectionId) });
  };
}

/** What is done to an import as a whole. */
export function useImportActs(connectionId: string) {
  const tell = useImportNews(connectionId);
  const after = (said: string) => ({
    onSuccess: (standing: HistoryImport) => {
      tell(standing);
      notifyDone(said);
    },
    onError: notifyFailed,
  });
  const resume = useMutation({
    mutationFn: ({ since, most_conversations: most }: HistoryImport) =>
      beginImport(connectionId, {
        ...(since === null ? {} : { since }),
        ...(most === null ? {} : { most_conversations: most }),
      }),
    ...after(texted.begun),
  });
  const stop = useMutation({ mutationFn: () => stopImport(connectionId), ...after(texted.stopped) });
  const remove = useMutation({ mutationFn: () => removeArchive(connectionId), ...after(texted.removed) });
  return { resume, stop, remove };
}
