import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import type { PlatformDelivery } from '../../contract/installation.js';
import { texts } from '../messages/texts.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { installationKey, replayUndelivered, undeliveredKey } from './installation-calls.js';
import type { Which } from './tell-undelivered.js';

const texted = texts.platform.undelivered;

/** As many as the server sends again in one call: there may be more. */
const mostInOneCall = 1_000;
/** Where a platform refuses faster than is asked again, the same would come up for ever. */
const mostCalls = 100;

interface Replay {
  sendOne: (delivery: PlatformDelivery) => void;
  sendAll: (which: Which) => void;
  /** Those that are on their way one by one. */
  sendingIds: ReadonlySet<string>;
  isSendingAll: boolean;
}

const oneKey = [...undeliveredKey, 'one'] as const;

/** Sends what was given up after all: one, or all that fits. Says how many it was. */
export function useReplay(): Replay {
  const client = useQueryClient();
  const onSettled = () =>
    Promise.all([undeliveredKey, installationKey].map((queryKey) => client.invalidateQueries({ queryKey })));
  const one = useMutation({
    mutationKey: oneKey,
    mutationFn: (id: string) => replayUndelivered({ ids: [id] }),
    onSuccess: ({ replayed }) => tellCount(replayed),
    ...{ onError: notifyFailed, onSettled },
  });
  const all = useMutation({ mutationFn: replayAll, onError: notifyFailed, onSettled });
  const sending = useMutationState({
    filters: { mutationKey: oneKey, status: 'pending' },
    select: ({ state }) => z.string().parse(state.variables),
  });
  return {
    sendOne: ({ id }) => one.mutate(id),
    sendAll: all.mutate,
    sendingIds: new Set(sending),
    isSendingAll: all.isPending,
  };
}

/** What was sent before a call failed was sent: that is said as well. */
async function replayAll(which: Which): Promise<void> {
  let count = 0;
  try {
    for (let calls = 0; calls < mostCalls; calls += 1) {
      const { replayed } = await replayUndelivered(which);
      count += replayed;
      if (replayed < mostInOneCall) break;
    }
    tellCount(count);
  } catch (error) {
    if (count > 0) tellCount(count);
    throw error;
  }
}

const tellCount = (count: number): void => notifyDone(count === 0 ? texted.noneLeft : texted.replayed(count));
