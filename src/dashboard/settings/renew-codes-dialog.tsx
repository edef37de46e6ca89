import { Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { RenewRecoveryCodes } from '../../contract/second-factor.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { renewRecoveryCodes } from './account-calls.js';
import { CodesDialog } from './codes-dialog.js';

const texted = texts.settings.account;

/** Takes a code of the app, and shows new recovery codes, this once. */
export const RenewCodesDialog = ({ onClose }: { onClose: () => void }) => (
  <CodesDialog title={texted.newCodesTitle} onClose={onClose}>
    {(onCodes) => <RenewCodesForm onRenewed={onCodes} />}
  </CodesDialog>
);

function RenewCodesForm({ onRenewed }: { onRenewed: (codes: readonly string[]) => void }) {
  const form = useForm({
    initialValues: { code: '' },
    validate: schemaResolver(RenewRecoveryCodes, { sync: true }),
  });
  const state = useSubmit({
    form,
    save: renewRecoveryCodes,
    onSaved: ({ recovery_codes }) => onRenewed(recovery_codes),
  });
  return (
    <FormFrame state={state} label={texted.newCodesTitle} submitLabel={texted.newCodesTitle}>
      <Text size="sm">{texted.newCodesHelp}</Text>
      <TextInput
        data-autofocus
        label={texted.code}
        description={texted.appCodeHelp}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        {...form.getInputProps('code')}
      />
    </FormFrame>
  );
}
