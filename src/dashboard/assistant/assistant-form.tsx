import { Text } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { type Assistant, ChangeAssistant } from '../../contract/assistants.js';
import type { TenantConfig } from '../../contract/config.js';
import type { Tagged } from '../call.js';
import type { FormOf } from '../form/form-of.js';
import { FormFrame } from '../form/form-frame.js';
import { ReadOnlyFields } from '../form/read-only-fields.js';
import { useEdit } from '../form/use-edit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { ReadOnlyNote } from '../parts/read-only-note.js';
import { assistantKey, assistantsKey, changeAssistant, readAssistant } from './assistant-calls.js';
import { type AssistantValues, changeFrom, valuesOf } from './assistant-values.js';
import { Booking, Consent, Limits, ModelChoice, Writing } from './assistant-inputs.js';
import { BusinessFacts } from './business-facts.js';
import { Handover } from './handover-inputs.js';
import { Mind } from './mind-inputs.js';

const texted = texts.assistant;

interface AssistantFormProps {
  assistant: Tagged<Assistant>;
  config: TenantConfig;
  canWrite: boolean;
}

/** How an assistant answers. Saving publishes a new version. */
export function AssistantForm({ assistant, config, canWrite }: AssistantFormProps) {
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
          <Inputs form={form} assistantId={id} config={config} />
        </FormFrame>
      ) : (
        <ReadOnlyFields>
          <Inputs form={form} assistantId={id} config={config} />
        </ReadOnlyFields>
      )}
    </>
  );
}

export interface InputsProps {
  form: FormOf<AssistantValues>;
}

const Inputs = ({
  form,
  assistantId,
  config,
}: InputsProps & { assistantId: string; config: TenantConfig }) => (
  <>
    <Writing form={form} />
    <Mind form={form} />
    <BusinessFacts config={config} />
    <Limits form={form} />
    <Handover form={form} assistantId={assistantId} languages={config.languages} />
    <Consent form={form} />
    <Booking form={form} />
    <ModelChoice form={form} />
  </>
);
