import { Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { z } from 'zod';
import type { Assistant } from '../../contract/assistants.js';
import { CreateConnection, type ConnectorView } from '../../contract/connections.js';
import { TrustLevel } from '../../contract/common.js';
import { configFrom, type FieldValues, startValues } from '../form/field-values.js';
import { DraftNote } from '../form/draft-note.js';
import { useDraft } from '../form/use-draft.js';
import { FormFrame } from '../form/form-frame.js';
import { readFields, type SchemaField } from '../form/read-fields.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { checkConfig } from './check-config.js';
import { connectionsKey, createConnection } from './connection-calls.js';
import { nameConnecting } from './name-connecting.js';
import { presetTrust } from './preset-trust.js';
import { NewConnectionInputs, type NewConnectionValues } from './new-connection-inputs.js';
import { type OnTyped, useTelling } from './use-telling.js';

const texted = texts.connections;

interface NewConnectionFormProps {
  connector: ConnectorView;
  assistants: readonly Assistant[];
  onTyped?: OnTyped | undefined;
}

/** As it is typed, fit to be saved or not. */
const Typed = z
  .object({
    name: z.string(),
    trust: TrustLevel,
    assistant_id: z.string().optional(),
    config: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])),
  })
  .transform((kept) => ({ ...kept, assistant_id: kept.assistant_id }));

/** A secret is typed again rather than kept anywhere. */
const blankSecrets = (fields: readonly SchemaField[]): FieldValues =>
  startValues(fields.filter(({ isSecret }) => isSecret));

/** Connects an account: a name, how far the assistant may go, and what the connector asks for. */
export function NewConnectionForm({ connector, assistants, onTyped }: NewConnectionFormProps) {
  const fields = useMemo(() => readFields(connector.config_schema), [connector]);
  const words = nameConnecting(connector);
  const client = useQueryClient();
  const navigate = useNavigate();
  const start: NewConnectionValues = {
    ...{ name: connector.name, trust: presetTrust(connector), assistant_id: assistants[0]?.id },
    config: startValues(fields),
  };
  const form = useForm<NewConnectionValues>({
    initialValues: start,
    validate: ({ name, config }: NewConnectionValues) => ({
      ...(CreateConnection.shape.name.safeParse(name).success ? {} : { name: texts.problems.missing }),
      ...checkConfig(fields, config, []),
    }),
  });
  useTelling(form.values.config, onTyped);
  const draft = useDraft({
    ...{ name: `connection-${connector.id}`, form, start, schema: Typed },
    keep: (values) => ({ ...values, config: { ...values.config, ...blankSecrets(fields) } }),
  });
  const state = useSubmit({
    form,
    save: ({ config, ...typed }: NewConnectionValues) =>
      createConnection(
        CreateConnection.parse({ ...typed, connector: connector.id, config: configFrom(fields, config) }),
      ),
    onSaved: (connection) => {
      draft.clear();
      notifyDone(texted.connected);
      void client.invalidateQueries({ queryKey: connectionsKey });
      void navigate({ to: '/connections/$connectionId', params: { connectionId: connection.id } });
    },
  });
  return (
    <FormFrame state={state} label={words.title} submitLabel={words.submit}>
      <DraftNote draft={draft} />
      <NewConnectionInputs form={form} fields={fields} connector={connector} assistants={assistants} />
      {fields.some(({ isSecret }) => isSecret) && (
        <Text size="sm" c="dimmed">
          {texted.checking(connector.name)}
        </Text>
      )}
    </FormFrame>
  );
}
