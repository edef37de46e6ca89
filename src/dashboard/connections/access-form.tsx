import { useForm } from '@mantine/form';
import { useMemo } from 'react';
import { ChangeConnection, type Connection, type ConnectorView } from '../../contract/connections.js';
import type { Tagged } from '../call.js';
import { configFrom, type FieldValues, startValues } from '../form/field-values.js';
import { FormFrame } from '../form/form-frame.js';
import { readFields } from '../form/read-fields.js';
import { SchemaInputs } from '../form/schema-inputs.js';
import { useEdit } from '../form/use-edit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { checkConfig } from './check-config.js';
import { changeConnection, connectionKey, readConnection } from './connection-calls.js';
import { useConnectionNews } from './use-connection-acts.js';
import { type OnTyped, useTelling } from './use-telling.js';

interface AccessValues {
  config: FieldValues;
}

interface AccessFormProps {
  connection: Tagged<Connection>;
  connector: ConnectorView;
  label: string;
  submitLabel: string;
  onTyped?: OnTyped | undefined;
}

/** What the connector asks for, as it is stored; secrets stay unless a new one is typed. */
export function AccessForm({ connection, connector, onTyped, ...labels }: AccessFormProps) {
  const fields = useMemo(() => readFields(connector.config_schema), [connector]);
  const { id, secrets_set, problem } = connection;
  const valuesOf = ({ config }: Connection): AccessValues => ({ config: startValues(fields, config) });
  const tell = useConnectionNews();
  const form = useForm({
    initialValues: valuesOf(connection),
    initialErrors: problem?.field === undefined ? {} : { [`config.${problem.field}`]: problem.message },
    validate: (typed: AccessValues) => checkConfig(fields, typed.config, secrets_set),
  });
  useTelling(form.values.config, onTyped);
  const state = useEdit({
    ...{ form, record: connection, valuesOf, queryKey: connectionKey(id), read: () => readConnection(id) },
    save: (typed: AccessValues, ifMatch) =>
      changeConnection(id, {
        ...ChangeConnection.parse({ config: configFrom(fields, typed.config) }),
        ifMatch,
      }),
    onSaved: (changed) => {
      tell(changed);
      form.setValues(valuesOf(changed));
      notifyDone(texts.common.saved);
    },
  });
  return (
    <FormFrame state={state} {...labels}>
      <SchemaInputs
        fields={fields}
        values={form.values.config}
        onChange={(values: FieldValues) => form.setFieldValue('config', values)}
        errorOf={(name) => form.errors[`config.${name}`]}
        secretsSet={secrets_set}
        refused={problem?.field}
      />
    </FormFrame>
  );
}
