import { Fieldset, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { answerLengths, tones } from '../../contract/assistants.js';
import { trustLevels } from '../../contract/common.js';
import { texts } from '../messages/texts.js';
import type { InputsProps } from './assistant-form.js';

const texted = texts.assistant;

export const Writing = ({ form }: InputsProps) => (
  <Fieldset legend={texted.writing}>
    <Stack gap="sm">
      <TextInput label={texted.name} description={texted.nameHelp} required {...form.getInputProps('name')} />
      <TextInput label={texted.senderName} required {...form.getInputProps('settings.sender_name')} />
      <NativeSelect
        label={texted.tone}
        data={tones.map((tone) => ({ value: tone, label: texted.tones[tone] }))}
        {...form.getInputProps('settings.tone')}
      />
      <NativeSelect
        label={texted.answerLength}
        data={answerLengths.map((length) => ({ value: length, label: texted.answerLengths[length] }))}
        {...form.getInputProps('settings.answer_length')}
      />
    </Stack>
  </Fieldset>
);

export const Limits = ({ form }: InputsProps) => (
  <Fieldset legend={texted.limits}>
    <NativeSelect
      label={texted.trust}
      description={texted.trustHelp}
      data={trustLevels.map((level) => ({ value: level, label: texts.common.trust[level] }))}
      {...form.getInputProps('settings.trust')}
    />
  </Fieldset>
);

export const Consent = ({ form }: InputsProps) => (
  <Fieldset legend={texted.consent}>
    <Textarea
      label={texted.consentText}
      autosize
      minRows={2}
      {...form.getInputProps('settings.consent_text')}
    />
  </Fieldset>
);

export const Booking = ({ form }: InputsProps) => (
  <Fieldset legend={texted.booking}>
    <TextInput
      label={texted.bookingUrl}
      description={texted.bookingHelp}
      type="url"
      {...form.getInputProps('settings.booking_url')}
    />
  </Fieldset>
);

export const ModelChoice = ({ form }: InputsProps) => (
  <Fieldset legend={texted.model}>
    <Stack gap="sm">
      <TextInput
        label={texted.modelName}
        description={texted.modelHelp}
        autoComplete="off"
        {...form.getInputProps('settings.model')}
      />
      <TextInput
        label={texted.temperature}
        description={texted.temperatureHelp}
        inputMode="decimal"
        {...form.getInputProps('settings.temperature')}
      />
    </Stack>
  </Fieldset>
);
