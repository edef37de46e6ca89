import { NativeSelect, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { CreateTenant } from '../../contract/tenants.js';
import { dropBlanks } from '../form/drop-blanks.js';
import { countryChoices } from '../form/country-choices.js';
import { LanguageInput } from '../form/language-inputs.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { Dialog } from '../parts/dialog.js';
import { PasswordField } from '../parts/password-field.js';
import { notifyDone } from '../parts/notify.js';
import { useDrawn } from '../parts/use-drawn.js';
import { createTenant, tenantsKey } from './tenant-calls.js';

const texted = texts.platform;

interface TenantDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

export function TenantDialog({ isOpen, onClose }: TenantDialogProps) {
  const isDrawn = useDrawn();
  return (
    <Dialog opened={isDrawn && isOpen} onClose={onClose} title={texted.createTitle}>
      {isOpen && <TenantForm onCreated={onClose} />}
    </Dialog>
  );
}

const blank = { name: '', slug: '', owner_email: '', owner_password: '', language: '', country: '' };

/** A new business; all but its name may be left blank. */
function TenantForm({ onCreated }: { onCreated: () => void }) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: blank,
    validate: (typed: typeof blank) =>
      schemaResolver(CreateTenant, { sync: true })({ name: typed.name, ...dropBlanks(typed) }),
  });
  const state = useSubmit({
    form,
    save: (typed: typeof blank) => createTenant({ name: typed.name, ...dropBlanks(typed) }),
    onSaved: ({ name }) => {
      notifyDone(texted.created(name));
      void client.invalidateQueries({ queryKey: tenantsKey });
      onCreated();
    },
  });
  return (
    <FormFrame state={state} label={texted.createTitle} submitLabel={texted.submit}>
      <TextInput label={texted.name} required data-autofocus {...form.getInputProps('name')} />
      <TextInput label={texted.slug} description={texted.slugHelp} {...form.getInputProps('slug')} />
      <TextInput
        label={texted.ownerEmail}
        description={texted.ownerEmailHelp}
        type="email"
        autoComplete="off"
        {...form.getInputProps('owner_email')}
      />
      <PasswordField
        label={texted.ownerPassword}
        description={texted.ownerPasswordHelp}
        autoComplete="new-password"
        {...form.getInputProps('owner_password')}
      />
      <LanguageInput
        label={texted.language}
        placeholder={texted.notSaid}
        {...form.getInputProps('language')}
      />
      <NativeSelect
        label={texted.country}
        data={[{ value: '', label: texted.notSaid }, ...countryChoices]}
        className={form.values.country === '' ? 'unset' : ''}
        {...form.getInputProps('country')}
      />
    </FormFrame>
  );
}
