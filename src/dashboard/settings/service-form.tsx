import { TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { SaveSignInService, type SignInService } from '../../contract/sign-in-service.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { PasswordField } from '../parts/password-field.js';
import { RemoveService } from './remove-service.js';
import { saveService, serviceKey } from './service-calls.js';
import { ServicePeople } from './service-people.js';
import { serviceFromValues, type ServiceValues, serviceValues } from './service-values.js';

const texted = texts.signIn;

/** The sign-in service of the business. */
export function ServiceForm({ service }: { service: SignInService | null }) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: serviceValues(service),
    validate: (typed: ServiceValues) =>
      schemaResolver(SaveSignInService, { sync: true })(serviceFromValues(typed)),
  });
  const state = useSubmit({
    form,
    save: (typed: ServiceValues) => saveService(serviceFromValues(typed)),
    onSaved: () => {
      notifyDone(texts.common.saved);
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
