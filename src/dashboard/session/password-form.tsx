import { TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { type LoginOutcome, LoginRequest } from '../../contract/auth.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { PasswordField } from '../parts/password-field.js';
import { signIn } from './session-calls.js';

interface PasswordFormProps {
  /** Known where a link says who is to sign in. */
  email?: string;
  /** Told what is typed as the address. */
  onEmail?: (email: string) => void;
  /** Where signing in is not all that is done. */
  submitLabel?: string;
  onAnswer: (outcome: LoginOutcome) => void;
}

const texted = texts.session;

/** The first step of signing in. */
export function PasswordForm({
  email = '',
  onEmail,
  submitLabel = texted.submit,
  onAnswer,
}: PasswordFormProps) {
  const form = useForm({
    initialValues: { email, password: '' },
    onValuesChange: (typed) => onEmail?.(typed.email),
    validate: schemaResolver(LoginRequest, { sync: true }),
  });
  const state = useSubmit({ form, save: signIn, onSaved: onAnswer });
  return (
    <FormFrame state={state} label={texted.title} submitLabel={submitLabel} isFullWidth>
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
  );
}
