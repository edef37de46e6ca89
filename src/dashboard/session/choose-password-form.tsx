import { Text } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { OneTimeLinkRequest } from '../../contract/auth.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { Addresses } from '../parts/addresses.js';
import { PasswordField } from '../parts/password-field.js';
import { FrontDoor } from './front-door.js';
import type { LinkProps } from './link-props.js';
import { choosePassword } from './session-calls.js';

const texted = texts.session;

/** The first password, or a new one for a forgotten one. */
export function ChoosePasswordForm({ token, link, onAnswer }: LinkProps) {
  const form = useForm({
    initialValues: { token, password: '' },
    validate: schemaResolver(OneTimeLinkRequest, { sync: true }),
  });
  const state = useSubmit({ form, save: choosePassword, onSaved: onAnswer });
  const isFirst = link.purpose === 'set-password';
  const title = isFirst ? texted.welcomeTitle : texted.forgotTitle;
  return (
    <FrontDoor title={title}>
      <Text c="dimmed" mb="md">
        <Addresses>{isFirst ? texted.firstIntro(link.email) : texted.resetIntro(link.email)}</Addresses>
      </Text>
      <FormFrame state={state} label={title} submitLabel={texted.welcomeSubmit} isFullWidth>
        <PasswordField
          label={isFirst ? texted.password : texted.newPassword}
          description={texted.newPasswordHelp}
          autoComplete="new-password"
          required
          {...form.getInputProps('password')}
        />
      </FormFrame>
    </FrontDoor>
  );
}
