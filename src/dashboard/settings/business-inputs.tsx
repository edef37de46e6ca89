import { Fieldset, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { countryChoices } from '../form/country-choices.js';
import { nameOfLanguage } from '../form/name-language.js';
import { texts } from '../messages/texts.js';
import type { ConfigInputsProps } from './config-form.js';
import { languagesIn } from './config-values.js';

const texted = texts.settings;

/** UTC is a time zone to the server, but not one of the list of places that browsers give. */
const timeZones = (current: string): string[] => [
  ...new Set(['UTC', current, ...Intl.supportedValuesOf('timeZone')]),
];

/** What the codes mean, as a check for whoever types them. */
const namesOfLanguages = (typed: string): string =>
  typed.trim() === '' ? '' : texted.languageNames(languagesIn(typed).map(nameOfLanguage).join(', '));

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
      <TextInput
        label={texted.languages}
        description={`${texted.languagesHelp} ${namesOfLanguages(form.values.languages)}`}
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
