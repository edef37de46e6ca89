import { Alert, Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Permission } from '../../contract/permissions.js';
import { texts } from '../messages/texts.js';
import { CopyText } from '../parts/copy-text.js';
import { Dialog } from '../parts/dialog.js';
import { DialogFoot } from '../parts/dialog-foot.js';
import { NewKeyForm } from './new-key-form.js';

const texted = texts.settings.keys;

interface NewKeyDialogProps {
  /** What the person may do themselves: a key cannot do more. */
  permissions: readonly Permission[];
  onClose: () => void;
}

/** Creates a key and shows it, this once. */
export function NewKeyDialog({ permissions, onClose }: NewKeyDialogProps) {
  const [key, setKey] = useState<string>();
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={key === undefined ? texted.createTitle : texted.createdTitle}
      // A click beside the dialog must not lose the key.
      closeOnClickOutside={key === undefined}
    >
      {key === undefined ? (
        <NewKeyForm permissions={permissions} onCreated={setKey} />
      ) : (
        <CreatedKey value={key} onDone={onClose} />
      )}
    </Dialog>
  );
}

const CreatedKey = ({ value, onDone }: { value: string; onDone: () => void }) => (
  <Stack>
    <Alert color="orange">
      <Text size="sm">{texted.createdHelp}</Text>
    </Alert>
    <CopyText text={value} label={texted.theKey} />
    <DialogFoot isDone>
      <Button onClick={onDone}>{texted.done}</Button>
    </DialogFoot>
  </Stack>
);
