import { NativeSelect, TextInput } from '@mantine/core';
import type { Assistant } from '../../contract/assistants.js';
import type { TrustLevel } from '../../contract/common.js';
import type { ConnectorView } from '../../contract/connections.js';
import type { FieldValues } from '../form/field-values.js';
import type { FormOf } from '../form/form-of.js';
import type { SchemaField } from '../form/read-fields.js';
import { SchemaInputs } from '../form/schema-inputs.js';
import { texts } from '../messages/texts.js';
import { MoreSettings } from './more-settings.js';
import { TrustSelect } from './trust-select.js';

const texted = texts.connections;

export interface NewConnectionValues {
  name: string;
  trust: TrustLevel;
  assistant_id: string | undefined;
  config: FieldValues;
}

interface NewConnectionInputsProps {
  form: FormOf<NewConnectionValues>;
  fields: readonly SchemaField[];
  connector: ConnectorView;
  assistants: readonly Assistant[];
}

/** It may be left blank, and starts blank. */
const isExtra = ({ isRequired, default: start, input }: SchemaField): boolean =>
  !isRequired && start === undefined && input.kind !== 'switch';

/** What must be typed first; what most people leave as it is behind it. */
export function NewConnectionInputs({ form, fields, connector, assistants }: NewConnectionInputsProps) {
  const extra = fields.filter(isExtra);
  const inputs = (shown: readonly SchemaField[]) => (
    <SchemaInputs
      fields={shown}
      values={form.values.config}
      onChange={(config: FieldValues) => form.setFieldValue('config', config)}
      errorOf={(name) => form.errors[`config.${name}`]}
      secretsSet={[]}
    />
  );
  const hidden = ['name', ...extra.map(({ name }) => `config.${name}`)];
  return (
    <>
      {inputs(fields.filter((field) => !isExtra(field)))}
      <TrustSelect capabilities={connector.capabilities} {...form.getInputProps('trust')} />
      <MoreSettings hasError={hidden.some((path) => form.errors[path] !== undefined)}>
        <TextInput
          label={texted.name}
          description={texted.nameHelp}
          required
          {...form.getInputProps('name')}
        />
        {inputs(extra)}
        {assistants.length > 1 && (
          <NativeSelect
            label={texted.assistant}
            data={assistants.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('assistant_id')}
          />
        )}
      </MoreSettings>
    </>
  );
}
