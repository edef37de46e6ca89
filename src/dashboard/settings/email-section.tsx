import { Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { ChangeEmail } from '../../contract/sign-up.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { PasswordField } from '../parts/password-field.js';
import { Section } from '../parts/section.js';
import { useMember } from '../session/member-context.js';
import { sessionKey } from '../session/session-key.js';
import { changeEmail } from './account-calls.js';

const texted = texts.settings.account;

/** Another address counts once it is confirmed; until then the one of before does. */
export function EmailSection() {
  const { email, new_email } = useMember();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: schemaResolver(ChangeEmail, { sync: true }),
  });
  const state = useSubmit({
    form,
    save: changeEmail,
    onSaved: (_, typed) => {
      form.reset();
      notifyDone(texted.emailSent(typed.email));
      void client.invalidateQueries({ queryKey: sessionKey });
    },
  });
  return (
    <Section title={texted.emailTitle} intro={texted.emailIntro(email)}>
      {new_email !== null && (
        <Text size="sm" mb="md">
          {texted.emailWaits(new_email)}
        </Text>
      )}
      <FormFrame state={state} label={texted.emailTitle} submitLabel={texted.saveEmail}>
        <TextInput
          label={texted.newEmail}
          type="email"
          autoComplete="email"
          required
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={texted.passwordForEmail}
          autoComplete="current-password"
          required
          {...form.getInputProps('password')}
        />
      </FormFrame>
    </Section>
  );
}
