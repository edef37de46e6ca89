import { TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { SaveSignInService, type SignInServiceSettings } from '../../contract/sign-in-service.js';
import type { Tagged } from '../call.js';
import { FormFrame } from '../form/form-frame.js';
import { useEdit } from '../form/use-edit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { PasswordField } from '../parts/password-field.js';
import { RemoveService } from './remove-service.js';
import { readService, saveService, serviceKey } from './service-calls.js';
import { ServicePeople } from './service-people.js';
import { serviceFromValues, type ServiceValues, serviceValues } from './service-values.js';

const texted = texts.signIn;

const valuesOf = ({ service }: SignInServiceSettings): ServiceValues => serviceValues(service);

/** The sign-in service of the business. */
export function ServiceForm({ settings }: { settings: Tagged<SignInServiceSettings> }) {
  const { service } = settings;
  const client = useQueryClient();
  const form = useForm({
    initialValues: valuesOf(settings),
    validate: (typed: ServiceValues) =>
      schemaResolver(SaveSignInService, { sync: true })(serviceFromValues(typed)),
  });
  const state = useEdit({
    ...{ form, record: settings, valuesOf, queryKey: serviceKey, read: () => readService() },
    save: (typed: ServiceValues, ifMatch) => saveService({ ...serviceFromValues(typed), ifMatch }),
    onSaved: () => {
      notifyDone(texts.common.saved);
      // It is stored, and shown to nobody.
      form.setFieldValue('client_secret', '');
      void client.invalidateQueries({ queryKey: serviceKey });
    },
  });
  const secretHelp = service?.has_client_secret === true ? texted.secretKept : texted.secretHelp;
  return (
    <FormFrame
      state={state}
      label={texted.service}
      submitLabel={texted.save}
      beside={service && <RemoveService />}
    >
      <TextInput
        label={texted.issuer}
        description={texted.issuerHelp}
        placeholder="https://login.example.com"
        required
        {...form.getInputProps('issuer')}
      />
      <TextInput label={texted.clientId} required {...form.getInputProps('client_id')} />
      <PasswordField
        label={texted.clientSecret}
        description={secretHelp}
        autoComplete="off"
        {...form.getInputProps('client_secret')}
      />
      <TextInput label={texted.name} description={texted.nameHelp} required {...form.getInputProps('name')} />
      <ServicePeople form={form} />
    </FormFrame>
  );
}
