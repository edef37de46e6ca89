import { useForm } from '@mantine/form';
import { useMemo } from 'react';
import { ChangeConnection, type Connection, type ConnectorView } from '../../contract/connections.js';
import { configFrom, type FieldValues, startValues } from '../form/field-values.js';
import { FormFrame } from '../form/form-frame.js';
import { readFields } from '../form/read-fields.js';
import { SchemaInputs } from '../form/schema-inputs.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { checkConfig } from './check-config.js';
import { changeConnection } from './connection-calls.js';
import { useConnectionNews } from './use-connection-acts.js';

const texted = texts.connections;

interface AccessValues {
  config: FieldValues;
}

/** What the connector asks for, as it is stored; secrets stay unless a new one is typed. */
export function AccessForm({ connection, connector }: { connection: Connection; connector: ConnectorView }) {
  const fields = useMemo(() => readFields(connector.config_schema), [connector]);
  const { id, config, secrets_set, problem } = connection;
  const tell = useConnectionNews();
  const form = useForm({
    initialValues: { config: startValues(fields, config) },
    initialErrors: problem?.field === undefined ? {} : { [`config.${problem.field}`]: problem.message },
    validate: (typed: AccessValues) => checkConfig(fields, typed.config, secrets_set),
  });
  const state = useSubmit({
    form,
    save: (typed: AccessValues) =>
      changeConnection(id, ChangeConnection.parse({ config: configFrom(fields, typed.config) })),
    onSaved: (changed) => {
      tell(changed);
      form.setValues({ config: startValues(fields, changed.config) });
      notifyDone(texts.common.saved);
    },
  });
  return (
    <FormFrame state={state} label={texted.access} submitLabel={texted.saveAccess}>
      <SchemaInputs
        fields={fields}
        values={form.values.config}
        onChange={(values: FieldValues) => form.setFieldValue('config', values)}
        errorOf={(name) => form.errors[`config.${name}`]}
        secretsSet={secrets_set}
      />
    </FormFrame>
  );
}
