import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Intent } from '../../contract/assistants.js';
import { texts } from '../messages/texts.js';
import { Dialog } from '../parts/dialog.js';
import { Loaded } from '../parts/loaded.js';
import { notifyDone } from '../parts/notify.js';
import { intentKey, intentsKey, readIntent } from './assistant-calls.js';
import { EditIntentForm, NewIntentForm } from './intent-form.js';

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
    <Dialog
      opened={edited !== undefined}
      onClose={onClose}
      size="lg"
      title={intent ? texted.editTitle(intent.label) : texted.addTitle}
    >
      {edited === 'new' && <NewIntentForm assistantId={assistantId} languages={languages} onDone={onDone} />}
      {intent && <OneIntent assistantId={assistantId} id={intent.id} languages={languages} onDone={onDone} />}
    </Dialog>
  );
}

interface OneIntentProps {
  assistantId: string;
  id: string;
  languages: readonly string[];
  onDone: (message: string) => void;
}

/** Read by itself: only so it comes with its tag. */
function OneIntent({ assistantId, id, languages, onDone }: OneIntentProps) {
  const intent = useQuery({
    queryKey: intentKey(assistantId, id),
    queryFn: ({ signal }) => readIntent({ assistantId, id }, signal),
  });
  return (
    <Loaded query={intent}>
      {(read) => (
        <EditIntentForm assistantId={assistantId} languages={languages} intent={read} onDone={onDone} />
      )}
    </Loaded>
  );
}
