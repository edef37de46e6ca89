import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { texts } from '../messages/texts.js';
import { CopyText } from '../parts/copy-text.js';
import { Dialog } from '../parts/dialog.js';
import { DialogFoot } from '../parts/dialog-foot.js';
import { Loaded } from '../parts/loaded.js';
import { beginSecondFactor } from './account-calls.js';
import { ConfirmFactorForm } from './confirm-factor-form.js';

const texted = texts.settings.account;

/** Hands the app its key, takes the first code, and shows the recovery codes, this once. */
export function SetUpDialog({ onClose }: { onClose: () => void }) {
  const [codes, setCodes] = useState<readonly string[]>();
  // Each time it is opened there is a new key, and it is asked for once.
  const setup = useQuery({
    queryKey: ['second-factor-setup'],
    queryFn: beginSecondFactor,
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={codes === undefined ? texted.setUpTitle : texted.codesTitle}
      // A click beside the dialog or a slip on the keyboard must not lose the codes.
      closeOnClickOutside={codes === undefined}
      closeOnEscape={codes === undefined}
    >
      {codes === undefined ? (
        <Loaded query={setup}>{(read) => <ConfirmFactorForm setup={read} onConfirmed={setCodes} />}</Loaded>
      ) : (
        <KeepCodes codes={codes} onDone={onClose} />
      )}
    </Dialog>
  );
}

const KeepCodes = ({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) => (
  <Stack>
    <Alert color="orange">
      <Text size="sm">{texted.codesHelp}</Text>
    </Alert>
    <CopyText text={codes.join('\n')} label={texted.codes} isBlock fileName="patchbay-recovery-codes.txt" />
    <DialogFoot isDone>
      <Button onClick={onDone}>{texted.codesKept}</Button>
    </DialogFoot>
  </Stack>
);
