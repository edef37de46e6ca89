import { Fieldset, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { countryChoices } from '../form/country-choices.js';
import { LanguagesField } from '../form/languages-field.js';
import { texts } from '../messages/texts.js';
import type { ConfigInputsProps } from './config-form.js';

const texted = texts.settings;

/** UTC is a time zone to the server, but not one of the list of places that browsers give. */
const timeZones = (current: string): string[] => [
  ...new Set(['UTC', current, ...Intl.supportedValuesOf('timeZone')]),
];

export const BusinessInputs = ({ form }: ConfigInputsProps) => (
  <Fieldset legend={texted.business}>
    <Stack gap="sm">
      <TextInput label={texted.name} required {...form.getInputProps('name')} />
      <NativeSelect label={texted.country} data={countryChoices} {...form.getInputProps('country')} />
      <NativeSelect
        label={texted.timeZone}
        data={timeZones(form.values.time_zone)}
        {...form.getInputProps('time_zone')}
      />
      <LanguagesField
        label={texted.languages}
        description={texted.languagesHelp}
        required
        {...form.getInputProps('languages')}
      />
    </Stack>
  </Fieldset>
);

export const ContactInputs = ({ form }: ConfigInputsProps) => (
  <Fieldset legend={texted.contactsLegend}>
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {texted.contactsHelp}
      </Text>
      <TextInput label={texted.website} type="url" {...form.getInputProps('business.website')} />
      <TextInput label={texted.email} type="email" {...form.getInputProps('business.email')} />
      <TextInput label={texted.phone} type="tel" {...form.getInputProps('business.phone')} />
      <TextInput label={texted.address} {...form.getInputProps('business.address')} />
      <Textarea
        label={texted.ownContacts}
        description={texted.ownContactsHelp}
        autosize
        minRows={2}
        {...form.getInputProps('own_contacts')}
      />
    </Stack>
  </Fieldset>
);
