import { Alert, Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { LoginReply, LoginRequest } from '../../contract/auth.js';
import { call } from '../call.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { PasswordField } from '../parts/password-field.js';
import { FrontDoor } from './front-door.js';
import { sessionKey } from './session-key.js';

/** Asks who is there. Shown in place of any page while nobody is signed in, so that signing in leads to that page. */
export function SignInPage({ hasEnded }: { hasEnded: boolean }) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: schemaResolver(LoginRequest, { sync: true }),
  });
  const state = useSubmit({
    form,
    save: (typed) => call({ method: 'POST', path: '/auth/login', body: typed }, LoginReply),
    // Read anew instead of taken from the reply: a remembered tenant changes what a platform admin may do.
    onSaved: () => void client.resetQueries({ queryKey: sessionKey }),
  });
  const texted = texts.session;
  return (
    <FrontDoor title={texted.title}>
      {hasEnded && state.error === null && (
        <Alert color="blue" mb="md" role="status">
          {texted.ended}
        </Alert>
      )}
      <FormFrame state={state} label={texted.title} submitLabel={texted.submit} isFullWidth>
        <TextInput
          label={texted.email}
          type="email"
          autoComplete="username"
          required
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={texted.password}
          autoComplete="current-password"
          required
          {...form.getInputProps('password')}
        />
      </FormFrame>
      <Text size="sm" c="dimmed" mt="lg">
        {texted.forgot}
      </Text>
    </FrontDoor>
  );
}
