import { Text } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { type Assistant, ChangeAssistant } from '../../contract/assistants.js';
import type { TextByLanguage } from '../../contract/common.js';
import type { Tagged } from '../call.js';
import type { FormOf } from '../form/form-of.js';
import { FormFrame } from '../form/form-frame.js';
import { LanguageTexts } from '../form/language-texts.js';
import { ReadOnlyFields } from '../form/read-only-fields.js';
import { useEdit } from '../form/use-edit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { ReadOnlyNote } from '../parts/read-only-note.js';
import { assistantKey, assistantsKey, changeAssistant, readAssistant } from './assistant-calls.js';
import { type AssistantValues, changeFrom, valuesOf } from './assistant-values.js';
import { Booking, Consent, Limits, ModelChoice, Writing } from './assistant-inputs.js';

const texted = texts.assistant;

interface AssistantFormProps {
  assistant: Tagged<Assistant>;
  languages: readonly string[];
  canWrite: boolean;
}

/** How an assistant answers. Saving publishes a new version. */
export function AssistantForm({ assistant, languages, canWrite }: AssistantFormProps) {
  const { id } = assistant;
  const client = useQueryClient();
  const form = useForm({
    initialValues: valuesOf(assistant),
    validate: (typed: AssistantValues) => schemaResolver(ChangeAssistant, { sync: true })(changeFrom(typed)),
  });
  const state = useEdit({
    ...{ form, record: assistant, valuesOf, queryKey: assistantKey(id), read: () => readAssistant(id) },
    save: (typed: AssistantValues, ifMatch) => changeAssistant(id, { ...changeFrom(typed), ifMatch }),
    onSaved: (saved) => {
      client.setQueryData(assistantKey(id), saved);
      notifyDone(texted.saved(saved.version));
      void client.invalidateQueries({ queryKey: assistantsKey, exact: true });
    },
  });
  return (
    <>
      {!canWrite && <ReadOnlyNote mb="xs" />}
      <Text size="sm" c="dimmed" mb="md">
        {texted.version(assistant.version)}
      </Text>
      {canWrite ? (
        <FormFrame state={state} label={texted.tabs.settings} submitLabel={texted.save} isLong>
          <Inputs form={form} languages={languages} />
        </FormFrame>
      ) : (
        <ReadOnlyFields>
          <Inputs form={form} languages={languages} />
        </ReadOnlyFields>
      )}
    </>
  );
}

export interface InputsProps {
  form: FormOf<AssistantValues>;
}

const Inputs = ({ form, languages }: InputsProps & { languages: readonly string[] }) => (
  <>
    <Writing form={form} />
    <Limits form={form} />
    <LanguageTexts
      legend={texted.handoverTexts}
      help={texted.handoverHelp}
      languages={languages}
      value={form.values.settings.handover_texts}
      onChange={(value: TextByLanguage) => form.setFieldValue('settings.handover_texts', value)}
      errorOf={(language) => form.errors[`settings.handover_texts.${language}`]}
    />
    <Consent form={form} />
    <Booking form={form} />
    <ModelChoice form={form} />
  </>
);
