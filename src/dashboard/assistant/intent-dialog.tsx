import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Intent } from '../../contract/assistants.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { intentsKey } from './assistant-calls.js';
import { IntentForm } from './intent-form.js';

const texted = texts.assistant.intents;

interface IntentDialogProps {
  assistantId: string;
  languages: readonly string[];
  /** What is edited; absent while the dialog is closed. */
  edited: Intent | 'new' | undefined;
  onClose: () => void;
}

export function IntentDialog({ assistantId, languages, edited, onClose }: IntentDialogProps) {
  const client = useQueryClient();
  const intent = edited === 'new' ? undefined : edited;
  const onDone = (message: string) => {
    notifyDone(message);
    void client.invalidateQueries({ queryKey: intentsKey(assistantId) });
    onClose();
  };
  return (
    <Modal
      opened={edited !== undefined}
      onClose={onClose}
      size="lg"
      title={intent ? texted.editTitle(intent.label) : texted.addTitle}
    >
      {edited !== undefined && (
        <IntentForm assistantId={assistantId} languages={languages} intent={intent} onDone={onDone} />
      )}
    </Modal>
  );
}
