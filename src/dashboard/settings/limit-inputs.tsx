import { Fieldset, Stack, Text, TextInput } from '@mantine/core';
import { texts } from '../messages/texts.js';
import type { ConfigInputsProps } from './config-form.js';
import { UnitInput } from './unit-input.js';

const texted = texts.settings;

export const HandoverInputs = ({ form }: ConfigInputsProps) => (
  <Fieldset legend={texted.handover}>
    <Stack gap="sm">
      <TextInput label={texted.handoverEmail} type="email" {...form.getInputProps('handover_email')} />
      <UnitInput
        label={texted.handbackMinutes}
        description={texted.handbackHelp}
        unit={texted.units.minutes}
        {...form.getInputProps('handback_after_idle_minutes')}
      />
    </Stack>
  </Fieldset>
);

export const TimingInputs = ({ form }: ConfigInputsProps) => (
  <Fieldset legend={texted.timing}>
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {texted.timingHelp}
      </Text>
      <UnitInput
        label={texted.quietSeconds}
        unit={texted.units.seconds}
        inputMode="decimal"
        {...form.getInputProps('settle_quiet_ms')}
      />
      <UnitInput
        label={texted.maxSeconds}
        unit={texted.units.seconds}
        inputMode="decimal"
        {...form.getInputProps('settle_max_ms')}
      />
    </Stack>
  </Fieldset>
);

export const LimitInputs = ({ form }: ConfigInputsProps) => (
  <Fieldset legend={texted.limits}>
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {texted.limitsHelp}
      </Text>
      <TextInput label={texted.modelCalls} inputMode="numeric" {...form.getInputProps('daily_model_calls')} />
      <TextInput
        label={texted.modelCallsPerVisitor}
        inputMode="numeric"
        {...form.getInputProps('daily_model_calls_per_visitor')}
      />
      <TextInput
        label={texted.modelCallsPerConversation}
        inputMode="numeric"
        {...form.getInputProps('daily_model_calls_per_conversation')}
      />
      <TextInput
        label={texted.perVisitor}
        inputMode="numeric"
        {...form.getInputProps('limits.messages_per_visitor_per_minute')}
      />
      <TextInput
        label={texted.perAddress}
        inputMode="numeric"
        {...form.getInputProps('limits.messages_per_address_per_minute')}
      />
      <TextInput
        label={texted.perDay}
        inputMode="numeric"
        {...form.getInputProps('limits.messages_per_day')}
      />
    </Stack>
  </Fieldset>
);
