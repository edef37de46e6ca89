import { schemaResolver, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { ChangeIntent, CreateIntent, type Intent } from '../../contract/assistants.js';
import type { Tagged } from '../call.js';
import { FormFrame } from '../form/form-frame.js';
import { useEdit } from '../form/use-edit.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { notifyFailed } from '../parts/notify.js';
import { changeIntent, createIntent, intentKey, readIntent, removeIntent } from './assistant-calls.js';
import { IntentInputs } from './intent-inputs.js';
import { changedIntent, type IntentValues, intentValues, newIntent } from './intent-values.js';

const texted = texts.assistant.intents;

interface IntentFormProps {
  assistantId: string;
  languages: readonly string[];
  onDone: (message: string) => void;
}

/** Adds an intent. */
export function NewIntentForm({ assistantId, languages, onDone }: IntentFormProps) {
  const form = useForm({
    initialValues: intentValues(undefined),
    validate: (typed: IntentValues) => schemaResolver(CreateIntent, { sync: true })(newIntent(typed)),
  });
  const state = useSubmit({
    form,
    save: (typed: IntentValues) => createIntent(assistantId, newIntent(typed)),
    onSaved: () => onDone(texted.saved),
  });
  return (
    <FormFrame state={state} label={texted.addTitle} submitLabel={texted.save}>
      <IntentInputs form={form} languages={languages} isNew />
    </FormFrame>
  );
}

/** Changes or removes an intent. */
export function EditIntentForm({
  assistantId,
  languages,
  intent,
  onDone,
}: IntentFormProps & { intent: Tagged<Intent> }) {
  const place = { assistantId, id: intent.id };
  const form = useForm({
    initialValues: intentValues(intent),
    validate: (typed: IntentValues) => schemaResolver(ChangeIntent, { sync: true })(changedIntent(typed)),
  });
  const state = useEdit({
    ...{ form, record: intent, valuesOf: intentValues, read: () => readIntent(place) },
    queryKey: intentKey(assistantId, intent.id),
    save: (typed: IntentValues, ifMatch) => changeIntent(place, { ...changedIntent(typed), ifMatch }),
    onSaved: () => onDone(texted.saved),
  });
  return (
    <FormFrame
      state={state}
      label={texted.editTitle(intent.label)}
      submitLabel={texted.save}
      beside={<RemoveIntent assistantId={assistantId} intent={intent} onDone={onDone} />}
    >
      <IntentInputs form={form} languages={languages} isNew={false} />
    </FormFrame>
  );
}

interface RemoveIntentProps {
  assistantId: string;
  intent: Intent;
  onDone: (message: string) => void;
}

function RemoveIntent({ assistantId, intent, onDone }: RemoveIntentProps) {
  const removal = useMutation({
    mutationFn: () => removeIntent(assistantId, intent.id),
    onSuccess: () => onDone(texted.removed),
    onError: notifyFailed,
  });
  return (
    <ConfirmButton
      label={texted.remove}
      question={texted.removeQuestion(intent.label)}
      consequence={intent.is_starter ? texted.removeStarterConsequence : texted.removeConsequence}
      confirm={texted.removeConfirm}
      loading={removal.isPending}
      onConfirm={() => removal.mutate()}
    />
  );
}
