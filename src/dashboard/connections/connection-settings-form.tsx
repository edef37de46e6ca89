import { NativeSelect, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import type { Assistant } from '../../contract/assistants.js';
import { type Capabilities, ChangeConnection, type Connection } from '../../contract/connections.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { changeConnection } from './connection-calls.js';
import { TrustSelect } from './trust-select.js';
import { useConnectionNews } from './use-connection-acts.js';

const texted = texts.connections;

interface ConnectionSettingsFormProps {
  connection: Connection;
  capabilities: Capabilities;
  assistants: readonly Assistant[];
}

/** What concerns only us: the name, who answers, and how far. */
export function ConnectionSettingsForm({
  connection,
  capabilities,
  assistants,
}: ConnectionSettingsFormProps) {
  const { id, name, trust, assistant_id } = connection;
  const tell = useConnectionNews();
  const form = useForm({
    initialValues: { name, trust, assistant_id },
    validate: schemaResolver(ChangeConnection, { sync: true }),
  });
  const state = useSubmit({
    form,
    save: (typed: ChangeConnection) => changeConnection(id, typed),
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
