import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Transfer } from '../../contract/transfers.js';
import { texts } from '../messages/texts.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { saveFile } from '../parts/save-file.js';
import {
  type Direction,
  downloadArchive,
  listTransfers,
  removeTransfer,
  transfersKey,
} from './transfer-calls.js';

const texted = texts.transfer;

/** Looked at again so often while something is under way. */
const lookEveryMs = 2_000;

export const isUnderWay = ({ state }: Transfer): boolean => state === 'building' || state === 'loading';

export const useTransfers = (direction: Direction) =>
  useQuery({
    queryKey: transfersKey(direction),
    queryFn: ({ signal }) => listTransfers(direction, signal),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) === true ? lookEveryMs : false),
  });

export function useTransferActs(transfer: Transfer, businessName: string) {
  const client = useQueryClient();
  const download = useMutation({
    mutationFn: () => downloadArchive(transfer),
    onSuccess: (file) => saveFile(file, `${businessName}.tar.gz`),
    onError: notifyFailed,
  });
  const remove = useMutation({
    mutationFn: () => removeTransfer(transfer),
    onSuccess: () => {
      notifyDone(texted.removed);
      void client.invalidateQueries({ queryKey: transfersKey(transfer.direction) });
    },
    onError: notifyFailed,
  });
  return { download, remove };
}
