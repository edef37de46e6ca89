import { Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { SignUp } from '../../contract/sign-up.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { TextLink } from '../parts/links.js';
import { PasswordField } from '../parts/password-field.js';
import { Entrance } from './entrance.js';
import { FrontDoor } from './front-door.js';
import { guessPlace } from './guess-place.js';
import { signUp } from './session-calls.js';
import { useEntry } from './use-entry.js';
import type { LoginOutcome } from '../../contract/auth.js';

const texted = texts.session;

/** Where somebody new begins: a business of their own, and signed in. */
export function SignUpPage() {
  const enter = useEntry();
  return <Entrance onEntered={enter}>{(onAnswer) => <SignUpForm onAnswer={onAnswer} />}</Entrance>;
}

function SignUpForm({ onAnswer }: { onAnswer: (outcome: LoginOutcome) => void }) {
  const form = useForm({
    initialValues: { business_name: '', name: '', email: '', password: '', ...guessPlace() },
    validate: schemaResolver(SignUp, { sync: true }),
  });
  const state = useSubmit({ form, save: signUp, onSaved: onAnswer });
  return (
    <FrontDoor title={texted.signUpTitle}>
      <Text c="dimmed" mb="md">
        {texted.signUpIntro}
      </Text>
      <FormFrame state={state} label={texted.signUpTitle} submitLabel={texted.signUpTitle} isFullWidth>
        <TextInput
          label={texted.businessName}
          autoComplete="organization"
          required
          {...form.getInputProps('business_name')}
        />
        <TextInput label={texted.yourName} autoComplete="name" required {...form.getInputProps('name')} />
        <TextInput
          label={texted.email}
          type="email"
          autoComplete="username"
          required
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={texted.password}
          description={texted.newPasswordHelp}
          autoComplete="new-password"
          required
          {...form.getInputProps('password')}
        />
      </FormFrame>
      <Text size="sm" mt="md">
        {texted.haveAccount}{' '}
        <TextLink to="/sign-in" underline="always">
          {texted.toSignIn}
        </TextLink>
      </Text>
    </FrontDoor>
  );
}
