import { schemaResolver, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { TenantConfig } from '../../contract/config.js';
import type { Tagged } from '../call.js';
import type { FormOf } from '../form/form-of.js';
import { FormFrame } from '../form/form-frame.js';
import { ReadOnlyFields } from '../form/read-only-fields.js';
import { useEdit } from '../form/use-edit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { ReadOnlyNote } from '../parts/read-only-note.js';
import { changeConfig, configKey, readConfig } from './config-calls.js';
import { BusinessInputs, ContactInputs } from './business-inputs.js';
import { HandoverInputs, LimitInputs, TimingInputs } from './limit-inputs.js';
import { configFromValues, type ConfigValues, configValues, problemsOfWaits } from './config-values.js';
import { HoursInputs } from './hours-inputs.js';

const texted = texts.settings;

/** The whole configuration of a tenant. */
export function ConfigForm({ config, canWrite }: { config: Tagged<TenantConfig>; canWrite: boolean }) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: configValues(config),
    // What stands in other forms belongs to the whole that is checked.
    validate: (typed: ConfigValues) => {
      const change = configFromValues(typed);
      return {
        ...schemaResolver(TenantConfig, { sync: true })({ ...config, ...change }),
        ...problemsOfWaits(change),
      };
    },
  });
  const state = useEdit({
    ...{ form, record: config, valuesOf: configValues, queryKey: configKey, read: () => readConfig() },
    save: (typed: ConfigValues, ifMatch) => changeConfig(configFromValues(typed), ifMatch),
    onSaved: (saved) => {
      client.setQueryData(configKey, saved);
      notifyDone(texts.common.saved);
    },
  });
  if (!canWrite)
    return (
      <ReadOnlyFields>
        <ReadOnlyNote />
        <Inputs form={form} />
      </ReadOnlyFields>
    );
  return (
    <FormFrame state={state} label={texted.title} submitLabel={texted.save} isLong>
      <Inputs form={form} />
    </FormFrame>
  );
}

export interface ConfigInputsProps {
  form: FormOf<ConfigValues>;
}

const Inputs = ({ form }: ConfigInputsProps) => (
  <>
    <BusinessInputs form={form} />
    <ContactInputs form={form} />
    <HoursInputs
      hours={form.values.opening_hours}
      onChange={(hours) => form.setFieldValue('opening_hours', hours)}
      errorOf={(path) => form.errors[`opening_hours.${path}`]}
    />
    <HandoverInputs form={form} />
    <TimingInputs form={form} />
    <LimitInputs form={form} />
  </>
);
