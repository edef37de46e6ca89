import { Anchor, Group, Input, Stack, Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { ConfirmSecondFactor, type SecondFactorSetup } from '../../contract/second-factor.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { CopyText } from '../parts/copy-text.js';
import { confirmSecondFactor } from './account-calls.js';
import { QrCode } from './qr-code.js';

const texted = texts.settings.account;

interface ConfirmFactorFormProps {
  setup: SecondFactorSetup;
  onConfirmed: (codes: readonly string[]) => void;
}

/** The dialog stands before its key is there: what it looked for when it opened is this field. */
const takeFocus = (input: HTMLInputElement | null) => input?.focus();

export function ConfirmFactorForm({ setup, onConfirmed }: ConfirmFactorFormProps) {
  const form = useForm({
    initialValues: { code: '' },
    validate: schemaResolver(ConfirmSecondFactor, { sync: true }),
  });
  const state = useSubmit({
    form,
    save: confirmSecondFactor,
    onSaved: ({ recovery_codes }) => onConfirmed(recovery_codes),
  });
  return (
    <FormFrame state={state} label={texted.setUpTitle} submitLabel={texted.turnOn}>
      <Text size="sm">{texted.scan}</Text>
      <Group justify="center">
        <QrCode text={setup.uri} label={texted.qrCode} />
      </Group>
      {/* A phone cannot scan itself. */}
      <Anchor href={setup.uri} size="sm" className="touch-only">
        {texted.openApp}
      </Anchor>
      <Stack gap={4}>
        <Input.Label labelElement="div" aria-hidden>
          {texted.key}
        </Input.Label>
        <CopyText text={setup.secret} label={texted.key} />
      </Stack>
      <TextInput
        ref={takeFocus}
        label={texted.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        {...form.getInputProps('code')}
      />
    </FormFrame>
  );
}
