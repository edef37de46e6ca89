import { Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { AcceptInvitation } from '../../contract/auth.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { Addresses } from '../parts/addresses.js';
import { PasswordField } from '../parts/password-field.js';
import { FrontDoor } from './front-door.js';
import type { LinkProps } from './link-props.js';
import { introOf, titleOf } from './invitation-words.js';
import { acceptInvitation } from './session-calls.js';

const texted = texts.session;

/** Joins a team as somebody new. */
export function AcceptInvitationForm({ token, link, onAnswer }: LinkProps) {
  const form = useForm({
    initialValues: { token, name: '', password: '' },
    validate: schemaResolver(AcceptInvitation, { sync: true }),
  });
  const state = useSubmit({ form, save: acceptInvitation, onSaved: onAnswer });
  return (
    <FrontDoor title={titleOf(link)}>
      <Text c="dimmed" mb="md">
        <Addresses>{introOf(link)}</Addresses>
      </Text>
      <FormFrame state={state} label={titleOf(link)} submitLabel={texted.join} isFullWidth>
        <TextInput label={texted.yourName} autoComplete="name" required {...form.getInputProps('name')} />
        <PasswordField
          label={texted.password}
          description={texted.newPasswordHelp}
          autoComplete="new-password"
          required
          {...form.getInputProps('password')}
        />
      </FormFrame>
    </FrontDoor>
  );
}
