import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { ChangeIntent, CreateIntent, type Intent, intentActions } from '../../contract/assistants.js';
import { trustLevels } from '../../contract/common.js';
import type { FormOf } from '../form/form-of.js';
import { FormFrame } from '../form/form-frame.js';
import { LanguageTexts } from '../form/language-texts.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { notifyFailed } from '../parts/notify.js';
import { changeIntent, createIntent, removeIntent } from './assistant-calls.js';
import { changedIntent, type IntentValues, intentValues, newIntent } from './intent-values.js';

const texted = texts.assistant.intents;

interface IntentFormProps {
  assistantId: string;
  languages: readonly string[];
  /** Absent for a new one. */
  intent: Intent | undefined;
  onDone: (message: string) => void;
}

/** Adds or changes an intent. */
export function IntentForm({ assistantId, languages, intent, onDone }: IntentFormProps) {
  const form = useForm({
    initialValues: intentValues(intent),
    validate: (typed: IntentValues) =>
      intent
        ? schemaResolver(ChangeIntent, { sync: true })(changedIntent(typed))
        : schemaResolver(CreateIntent, { sync: true })(newIntent(typed)),
  });
  const state = useSubmit({
    form,
    save: (typed: IntentValues) =>
      intent
        ? changeIntent(assistantId, intent.id, changedIntent(typed))
        : createIntent(assistantId, newIntent(typed)),
    onSaved: () => onDone(texted.saved),
  });
  return (
    <FormFrame
      state={state}
      label={texted.addTitle}
      submitLabel={texted.save}
      beside={intent && <RemoveIntent assistantId={assistantId} intent={intent} onDone={onDone} />}
    >
      <TextInput label={texted.label} required {...form.getInputProps('label')} />
      <TextInput
        label={texted.name}
        description={texted.nameHelp}
        required
        readOnly={intent !== undefined}
        {...form.getInputProps('name')}
      />
      <Handling form={form} languages={languages} />
    </FormFrame>
  );
}

interface HandlingProps {
  form: FormOf<IntentValues>;
  languages: readonly string[];
}

const Handling = ({ form, languages }: HandlingProps) => (
  <>
    <NativeSelect
      label={texted.action}
      data={intentActions.map((action) => ({ value: action, label: texted.actions[action] }))}
      {...form.getInputProps('action')}
    />
    {form.values.action === 'canned-reply' && (
      <LanguageTexts
        legend={texted.replyTexts}
        languages={languages}
        value={form.values.reply_texts}
        onChange={(value) => form.setFieldValue('reply_texts', value)}
        errorOf={(language) => form.errors[`reply_texts.${language}`]}
      />
    )}
    <Textarea
      label={texted.exampleLines}
      description={texted.exampleHelp}
      autosize
      minRows={4}
      maxRows={14}
      {...form.getInputProps('examples')}
    />
    <NativeSelect
      label={texted.trust}
      data={[
        { value: '', label: texted.trustInherited },
        ...trustLevels.map((level) => ({ value: level, label: texts.common.trust[level] })),
      ]}
      {...form.getInputProps('trust')}
    />
  </>
);

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
      consequence={texted.removeConsequence}
      confirm={texted.removeConfirm}
      loading={removal.isPending}
      onConfirm={() => removal.mutate()}
    />
  );
}
