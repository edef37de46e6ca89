import { schemaResolver, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { ChangePassword } from '../../contract/auth.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { PasswordField } from '../parts/password-field.js';
import { Section } from '../parts/section.js';
import { changePassword, ownSessionsKey } from './account-calls.js';

const texted = texts.settings.account;

export function PasswordSection() {
  const client = useQueryClient();
  const form = useForm({
    initialValues: { current_password: '', new_password: '' },
    validate: schemaResolver(ChangePassword, { sync: true }),
  });
  const state = useSubmit({
    form,
    save: changePassword,
    onSaved: () => {
      form.reset();
      notifyDone(texted.passwordSaved);
      void client.invalidateQueries({ queryKey: ownSessionsKey });
    },
  });
  return (
    <Section title={texted.passwordTitle} intro={texted.passwordIntro}>
      <FormFrame state={state} label={texted.passwordTitle} submitLabel={texted.savePassword}>
        <PasswordField
          label={texted.currentPassword}
          autoComplete="current-password"
          required
          {...form.getInputProps('current_password')}
        />
        <PasswordField
          label={texted.newPassword}
          description={texted.newPasswordHelp}
          autoComplete="new-password"
          required
          {...form.getInputProps('new_password')}
        />
      </FormFrame>
    </Section>
  );
}
