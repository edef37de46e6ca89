import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { WhichVisitor } from '../../contract/visitor-data.js';
import { texts } from '../messages/texts.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { saveFile } from '../parts/save-file.js';
import { eraseVisitor, exportVisitor, readHeld } from './visitor-data-calls.js';

const texted = texts.privacy;

/** How much is held of a visitor, read once somebody thinks of erasing it. */
export const useHeld = (which: WhichVisitor, isWanted: boolean) =>
  useQuery({
    queryKey: ['held', which],
    queryFn: ({ signal }) => readHeld(which, signal),
    enabled: isWanted,
    staleTime: 0,
    gcTime: 0,
  });

export const useVisitorExport = (which: WhichVisitor) =>
  useMutation({
    mutationFn: () => exportVisitor(which),
    onSuccess: (file) => {
      saveFile(file, 'visitor.json');
      notifyDone(texted.exported);
    },
    onError: notifyFailed,
  });

/** Nothing that was read of the visitor stays in this browser's memory. */
export function useErasure(which: WhichVisitor, onErased: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => eraseVisitor(which),
    onSuccess: () => {
      notifyDone(texted.erased);
      onErased();
      for (const part of ['conversations', 'leads', 'held']) client.removeQueries({ queryKey: [part] });
    },
    onError: notifyFailed,
  });
}
