import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { texts } from '../messages/texts.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { useCan } from '../session/member-context.js';
import { replayDelivery } from './conversation-calls.js';
import { conversationsKey } from './conversation-keys.js';

const texted = texts.conversations;

/** Sends a message again that was given up. */
export function ReplayButton({ deliveryId }: { deliveryId: string }) {
  const client = useQueryClient();
  const canWrite = useCan('conversations:write');
  const replay = useMutation({
    mutationFn: () => replayDelivery(deliveryId),
    onSuccess: () => notifyDone(texted.replayed),
    onError: notifyFailed,
    onSettled: () => client.invalidateQueries({ queryKey: conversationsKey }),
  });
  if (!canWrite) return null;
  return (
    <Button size="xs" variant="default" mt={6} loading={replay.isPending} onClick={() => replay.mutate()}>
      {texted.replay}
    </Button>
  );
}
