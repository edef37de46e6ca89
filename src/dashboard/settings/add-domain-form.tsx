import { TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { AddDomain } from '../../contract/domains.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { addDomain, domainsKey } from './service-calls.js';

const texted = texts.signIn;

/** Names a domain; the list then shows what proves it. */
export function AddDomainForm() {
  const client = useQueryClient();
  const form = useForm({
    initialValues: { domain: '' },
    validate: schemaResolver(AddDomain, { sync: true }),
  });
  const state = useSubmit({
    form,
    save: addDomain,
    onSaved: () => {
      form.reset();
      void client.invalidateQueries({ queryKey: domainsKey });
    },
  });
  return (
    <FormFrame state={state} label={texted.addDomain} submitLabel={texted.addDomain}>
      <TextInput label={texted.domain} placeholder="example.com" required {...form.getInputProps('domain')} />
    </FormFrame>
  );
}
