import { Stack, Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { Retention } from '../../contract/config.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { changeConfig, configKey } from './config-calls.js';
import { retentionFromValues, type RetentionValues, retentionValues } from './retention-values.js';

const texted = texts.privacy.retention;

const inputs = [
  ['conversation_days', texted.conversations],
  ['lead_days', texted.leads],
  ['archive_days', texted.archive],
  ['audit_days', texted.audit],
] as const;

/** For how many days a tenant keeps what. */
export function RetentionForm({ retention, canWrite }: { retention: Retention; canWrite: boolean }) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: retentionValues(retention),
    validate: (typed: RetentionValues) =>
      schemaResolver(Retention, { sync: true })(retentionFromValues(typed)),
  });
  const state = useSubmit({
    form,
    save: (typed: RetentionValues) => changeConfig({ retention: retentionFromValues(typed) }),
    onSaved: (saved) => {
      client.setQueryData(configKey, saved);
      notifyDone(texts.common.saved);
    },
  });
  const shown = inputs.map(([name, label]) => (
    <TextInput
      key={name}
      label={label}
      inputMode="numeric"
      disabled={!canWrite}
      {...form.getInputProps(name)}
    />
  ));
  if (!canWrite)
    return (
      <Stack gap="sm">
        <Text c="dimmed">{texts.common.readOnly}</Text>
        {shown}
      </Stack>
    );
  return (
    <FormFrame state={state} label={texted.title} submitLabel={texted.save}>
      {shown}
    </FormFrame>
  );
}
