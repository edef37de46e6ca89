import { TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { EndTenant } from '../../contract/tenants.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { endTenant } from '../privacy/visitor-data-calls.js';

const texted = texts.privacy.end;

/** Ends the tenant, once its name was typed. */
export function EndTenantForm({ name }: { name: string }) {
  const client = useQueryClient();
  const form = useForm({ initialValues: { name: '' }, validate: schemaResolver(EndTenant, { sync: true }) });
  const state = useSubmit({
    form,
    save: endTenant,
    onSaved: () => {
      notifyDone(texted.ended);
      form.reset();
      void client.invalidateQueries();
    },
  });
  return (
    <FormFrame state={state} label={texted.title} submitLabel={texted.submit} isDangerous>
      <TextInput label={texted.name(name)} autoComplete="off" required {...form.getInputProps('name')} />
    </FormFrame>
  );
}
