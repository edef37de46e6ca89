import { TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { ChangeAccount } from '../../contract/auth.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { Section } from '../parts/section.js';
import { useMember } from '../session/member-context.js';
import { sessionKey } from '../session/session-key.js';
import { changeName } from './account-calls.js';

const texted = texts.settings.account;

export function NameSection() {
  const { name } = useMember();
  const client = useQueryClient();
  const form = useForm({ initialValues: { name }, validate: schemaResolver(ChangeAccount, { sync: true }) });
  const state = useSubmit({
    form,
    save: changeName,
    onSaved: () => {
      notifyDone(texts.common.saved);
      void client.invalidateQueries({ queryKey: sessionKey });
    },
  });
  return (
    <Section title={texted.nameTitle}>
      <FormFrame state={state} label={texted.nameTitle} submitLabel={texted.saveName}>
        <TextInput
          label={texted.name}
          description={texted.nameHelp}
          autoComplete="name"
          required
          {...form.getInputProps('name')}
        />
      </FormFrame>
    </Section>
  );
}
