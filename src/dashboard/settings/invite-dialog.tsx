import { TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { InviteMember } from '../../contract/team.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { Dialog } from '../parts/dialog.js';
import { notifyDone } from '../parts/notify.js';
import { RoleSelect } from './role-select.js';
import { inviteMember, teamKey } from './team-calls.js';

const texted = texts.team;

export const InviteDialog = ({ onClose }: { onClose: () => void }) => (
  <Dialog opened onClose={onClose} title={texted.inviteTitle}>
    <InviteForm onInvited={onClose} />
  </Dialog>
);

/** The role that can do the daily work and break nothing is the one to begin with. */
const blank: InviteMember = { email: '', role: 'agent' };

function InviteForm({ onInvited }: { onInvited: () => void }) {
  const client = useQueryClient();
  const form = useForm({ initialValues: blank, validate: schemaResolver(InviteMember, { sync: true }) });
  const state = useSubmit({
    form,
    save: inviteMember,
    onSaved: ({ email }) => {
      notifyDone(texted.invited(email));
      void client.invalidateQueries({ queryKey: teamKey });
      onInvited();
    },
  });
  return (
    <FormFrame state={state} label={texted.inviteTitle} submitLabel={texted.inviteSubmit}>
      <TextInput
        label={texted.email}
        description={texted.emailHelp}
        type="email"
        autoComplete="off"
        required
        data-autofocus
        {...form.getInputProps('email')}
      />
      <RoleSelect
        label={texted.roleLabel}
        value={form.values.role}
        onChange={(role) => form.setFieldValue('role', role)}
      />
    </FormFrame>
  );
}
