import { Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { TurnOffSecondFactor } from '../../contract/second-factor.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { Dialog } from '../parts/dialog.js';
import { notifyDone } from '../parts/notify.js';
import { PasswordField } from '../parts/password-field.js';
import { turnOffSecondFactor } from './account-calls.js';

const texted = texts.settings.account;

export const TurnOffDialog = ({ onClose }: { onClose: () => void }) => (
  <Dialog opened onClose={onClose} title={texted.turnOffTitle}>
    <TurnOffForm onDone={onClose} />
  </Dialog>
);

function TurnOffForm({ onDone }: { onDone: () => void }) {
  const form = useForm({
    initialValues: { password: '', code: '' },
    validate: schemaResolver(TurnOffSecondFactor, { sync: true }),
  });
  const state = useSubmit({
    form,
    save: turnOffSecondFactor,
    onSaved: () => {
      notifyDone(texted.turnedOff);
      onDone();
    },
  });
  return (
    <FormFrame state={state} label={texted.turnOffTitle} submitLabel={texted.turnOff} isDangerous>
      <Text size="sm">{texted.turnOffHelp}</Text>
      <PasswordField
        label={texted.password}
        autoComplete="current-password"
        required
        {...form.getInputProps('password')}
      />
      <TextInput
        label={texted.code}
        description={texted.codeHelp}
        autoComplete="one-time-code"
        required
        {...form.getInputProps('code')}
      />
    </FormFrame>
  );
}
