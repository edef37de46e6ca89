import { useMutation, useQueryClient } from '@tanstack/react-query';
import { texts } from '../messages/texts.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { removeService, serviceKey } from './service-calls.js';

const texted = texts.signIn;

/** The end of the sign-in service. */
export function RemoveService() {
  const client = useQueryClient();
  const removal = useMutation({
    mutationFn: removeService,
    onSuccess: () => notifyDone(texted.serviceRemoved),
    onError: notifyFailed,
    onSettled: () => client.invalidateQueries({ queryKey: serviceKey }),
  });
  return (
    <ConfirmButton
      label={texted.removeService}
      question={texted.removeServiceQuestion}
      consequence={texted.removeServiceConsequence}
      confirm={texted.removeServiceConfirm}
      loading={removal.isPending}
      onConfirm={() => removal.mutate()}
    />
  );
}
