import { useQuery } from '@tanstack/react-query';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { beginSecondFactor } from './account-calls.js';
import { CodesDialog } from './codes-dialog.js';
import { ConfirmFactorForm } from './confirm-factor-form.js';

/** Hands the app its key, takes the first code, and shows the recovery codes, this once. */
export function SetUpDialog({ onClose }: { onClose: () => void }) {
  // Each time it is opened there is a new key, and it is asked for once.
  const setup = useQuery({
    queryKey: ['second-factor-setup'],
    queryFn: beginSecondFactor,
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <CodesDialog title={texts.settings.account.setUpTitle} onClose={onClose}>
      {(onCodes) => (
        <Loaded query={setup}>{(read) => <ConfirmFactorForm setup={read} onConfirmed={onCodes} />}</Loaded>
      )}
    </CodesDialog>
  );
}
