import { NativeSelect, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import type { Assistant } from '../../contract/assistants.js';
import { type Capabilities, ChangeConnection, type Connection } from '../../contract/connections.js';
import type { Tagged } from '../call.js';
import { FormFrame } from '../form/form-frame.js';
import { useEdit } from '../form/use-edit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { changeConnection, connectionKey, readConnection } from './connection-calls.js';
import { TrustSelect } from './trust-select.js';
import { useConnectionNews } from './use-connection-acts.js';

const texted = texts.connections;

interface ConnectionSettingsFormProps {
  connection: Tagged<Connection>;
  capabilities: Capabilities;
  assistants: readonly Assistant[];
}

const valuesOf = ({ name, trust, assistant_id }: Connection): ChangeConnection => ({
  ...{ name, trust, assistant_id },
});

/** What concerns only us: the name, who answers, and how far. */
export function ConnectionSettingsForm({
  connection,
  capabilities,
  assistants,
}: ConnectionSettingsFormProps) {
  const { id } = connection;
  const tell = useConnectionNews();
  const form = useForm({
    initialValues: valuesOf(connection),
    validate: schemaResolver(ChangeConnection, { sync: true }),
  });
  const state = useEdit({
    ...{ form, record: connection, valuesOf, queryKey: connectionKey(id), read: () => readConnection(id) },
    save: (typed: ChangeConnection, ifMatch) => changeConnection(id, { ...typed, ifMatch }),
    onSaved: (changed) => {
      tell(changed);
      notifyDone(texts.common.saved);
    },
  });
  return (
    <FormFrame state={state} label={texted.settings} submitLabel={texted.saveSettings}>
      <TextInput label={texted.name} required {...form.getInputProps('name')} />
      <TrustSelect capabilities={capabilities} {...form.getInputProps('trust')} />
      {assistants.length > 1 && (
        <NativeSelect
          label={texted.assistant}
          data={assistants.map((assistant) => ({ value: assistant.id, label: assistant.name }))}
          {...form.getInputProps('assistant_id')}
        />
      )}
    </FormFrame>
  );
}
