import { Alert, Button, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { texts } from '../messages/texts.js';
import { CopyText } from '../parts/copy-text.js';
import { Dialog } from '../parts/dialog.js';
import { DialogFoot } from '../parts/dialog-foot.js';

const texted = texts.settings.account;

interface CodesDialogProps {
  title: string;
  onClose: () => void;
  /** What is asked before; it hands over the codes. */
  children: (onCodes: (codes: readonly string[]) => void) => ReactNode;
}

/** Asks for something and then shows recovery codes, this once. */
export function CodesDialog({ title, onClose, children }: CodesDialogProps) {
  const [codes, setCodes] = useState<readonly string[]>();
  return (
    <Dialog
      opened
      onClose={onClose}
      title={codes === undefined ? title : texted.codesTitle}
      // A click beside the dialog or a slip on the keyboard must not lose the codes.
      closeOnClickOutside={codes === undefined}
      closeOnEscape={codes === undefined}
    >
      {codes === undefined ? children(setCodes) : <KeepCodes codes={codes} onDone={onClose} />}
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
