import { schemaResolver, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { Retention, type TenantConfig } from '../../contract/config.js';
import type { Tagged } from '../call.js';
import { FormFrame } from '../form/form-frame.js';
import { ReadOnlyFields } from '../form/read-only-fields.js';
import { useEdit } from '../form/use-edit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { ReadOnlyNote } from '../parts/read-only-note.js';
import { changeConfig, configKey, readConfig } from './config-calls.js';
import { UnitInput } from './unit-input.js';
import { retentionFromValues, type RetentionValues, retentionValues } from './retention-values.js';

const texted = texts.privacy.retention;

const inputs = [
  ['conversation_days', texted.conversations],
  ['lead_days', texted.leads],
  ['archive_days', texted.archive],
  ['audit_days', texted.audit],
] as const;

const valuesOf = ({ retention }: TenantConfig) => retentionValues(retention);

/** For how many days a tenant keeps what. */
export function RetentionForm({ config, canWrite }: { config: Tagged<TenantConfig>; canWrite: boolean }) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: valuesOf(config),
    validate: (typed: RetentionValues) =>
      schemaResolver(Retention, { sync: true })(retentionFromValues(typed)),
  });
  const state = useEdit({
    ...{ form, record: config, valuesOf, queryKey: configKey, read: () => readConfig() },
    save: (typed: RetentionValues, ifMatch) =>
      changeConfig({ retention: retentionFromValues(typed) }, ifMatch),
    onSaved: (saved) => {
      client.setQueryData(configKey, saved);
      notifyDone(texts.common.saved);
    },
  });
  const shown = inputs.map(([name, label]) => (
    <UnitInput key={name} label={label} unit={texts.settings.units.days} {...form.getInputProps(name)} />
  ));
  if (!canWrite)
    return (
      <ReadOnlyFields>
        <ReadOnlyNote />
        {shown}
      </ReadOnlyFields>
    );
  return (
    <FormFrame state={state} label={texted.title} submitLabel={texted.save}>
      {shown}
    </FormFrame>
  );
}
