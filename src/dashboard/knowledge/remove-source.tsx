import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Source } from '../../contract/knowledge.js';
import { texts } from '../messages/texts.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { removeSource, sourceKey, sourcesKey } from './source-calls.js';

const texted = texts.knowledge;

/** Deletes an entry, once asked twice. */
export function RemoveSource({ source: { id, title } }: { source: Source }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const removal = useMutation({
    mutationFn: () => removeSource(id),
    onSuccess: async () => {
      notifyDone(texted.removed);
      await navigate({ to: '/knowledge' });
      client.removeQueries({ queryKey: sourceKey(id) });
      await client.invalidateQueries({ queryKey: sourcesKey });
    },
    onError: notifyFailed,
  });
  return (
    <ConfirmButton
      label={texted.remove}
      question={texted.removeQuestion(title)}
      consequence={texted.removeConsequence}
      confirm={texted.removeConfirm}
      loading={removal.isPending}
      onConfirm={() => removal.mutate()}
    />
  );
}
