import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { CreateApiKey } from '../../contract/api-keys.js';
import { type Permission, Scope } from '../../contract/permissions.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { createApiKey } from './config-calls.js';
import { mayAll } from './scope-areas.js';
import { ScopeChoice } from './scope-choice.js';

const texted = texts.settings.keys;

interface NewKeyFormProps {
  permissions: readonly Permission[];
  onCreated: (key: string) => void;
}

interface KeyValues {
  name: string;
  scopes: string[];
  /** A day, as the browser's date input gives it; blank for never. */
  expires_at: string;
}

/** Names a key and what it may do. */
export function NewKeyForm({ permissions, onCreated }: NewKeyFormProps) {
  const form = useForm<KeyValues>({
    initialValues: { name: '', scopes: [], expires_at: '' },
    validate: {
      name: (name) => (name.trim() === '' ? texts.problems.missing : null),
      scopes: (scopes) => (scopes.length === 0 ? texted.chooseScopes : null),
    },
  });
  const state = useSubmit({
    form,
    save: (typed: KeyValues) => createApiKey(keyFrom(typed, permissions)),
    onSaved: ({ key }) => onCreated(key),
  });
  return (
    <FormFrame state={state} label={texted.createTitle} submitLabel={texted.create}>
      <TextInput
        label={texted.name}
        description={texted.nameHelp}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      <ScopeChoice
        permissions={permissions}
        isEverything={form.values.scopes.includes('*')}
        input={form.getInputProps('scopes')}
      />
      <TextInput
        type="date"
        label={texted.expires}
        description={texted.expiresHelp}
        {...form.getInputProps('expires_at')}
      />
    </FormFrame>
  );
}

/** The key is good until the end of the chosen day, where the person is. */
const keyFrom = ({ name, scopes, expires_at }: KeyValues, mine: readonly Permission[]): CreateApiKey => ({
  name,
  scopes: scopes.includes('*') ? everythingOf(mine) : scopes.map((scope) => Scope.parse(scope)),
  ...(expires_at === '' ? {} : { expires_at: new Date(`${expires_at}T23:59:59`).toISOString() }),
});

/** A key for all there is, now and later, comes from those alone who may all of it; others give what they have. */
const everythingOf = (mine: readonly Permission[]): Scope[] => (mayAll(mine) ? ['*'] : [...mine]);
