import { Button, Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { UseSecondFactor } from '../../contract/second-factor.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { FrontDoor } from './front-door.js';
import { sendCode } from './session-calls.js';

interface SecondFactorStepProps {
  token: string;
  onEntered: () => void;
  onBack: () => void;
}

const texted = texts.session;

/** Asks for the code that signing in still takes. */
export function SecondFactorStep({ token, onEntered, onBack }: SecondFactorStepProps) {
  const form = useForm({
    initialValues: { token, code: '' },
    validate: schemaResolver(UseSecondFactor, { sync: true }),
  });
  const state = useSubmit({ form, save: sendCode, onSaved: onEntered });
  return (
    <FrontDoor title={texted.factorTitle}>
      <Text c="dimmed" mb="md">
        {texted.factorIntro}
      </Text>
      <FormFrame state={state} label={texted.factorTitle} submitLabel={texted.submit} isFullWidth>
        <TextInput
          label={texted.code}
          autoComplete="one-time-code"
          required
          data-autofocus
          {...form.getInputProps('code')}
        />
      </FormFrame>
      <Button variant="subtle" fullWidth mt="sm" onClick={onBack}>
        {texted.back}
      </Button>
    </FrontDoor>
  );
}
