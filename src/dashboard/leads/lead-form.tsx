import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { type Lead, leadStatuses, ReviewLead } from '../../contract/leads.js';
import type { Tagged } from '../call.js';
import { blankToNull } from '../form/blank-to-null.js';
import { FormFrame } from '../form/form-frame.js';
import { useEdit } from '../form/use-edit.js';
import { texts } from '../messages/texts.js';
import { notifyDone } from '../parts/notify.js';
import { AssigneeInput } from '../team/assignee-select.js';
import { leadKey, readLead, reviewLead } from './lead-calls.js';
import { useLeadNews } from './use-lead-review.js';

const texted = texts.leads;

/** Reviews a lead: who it is, what became of it, what the team should know. */
export function LeadForm({ lead, onSaved }: { lead: Tagged<Lead>; onSaved: () => void }) {
  const tell = useLeadNews();
  const form = useForm({
    initialValues: valuesOf(lead),
    validate: (typed: LeadValues) => schemaResolver(ReviewLead, { sync: true })(reviewFrom(typed)),
  });
  const state = useEdit({
    ...{ form, record: lead, valuesOf, queryKey: leadKey(lead.id), read: () => readLead(lead.id) },
    save: (typed: LeadValues, ifMatch) => reviewLead(lead.id, { ...reviewFrom(typed), ifMatch }),
    onSaved: (saved) => {
      tell(saved);
      notifyDone(texts.common.saved);
      onSaved();
    },
  });
  return (
    <FormFrame state={state} label={texted.detail} submitLabel={texted.save}>
      <NativeSelect
        label={texted.status}
        data={leadStatuses.map((status) => ({ value: status, label: texted.statuses[status] }))}
        {...form.getInputProps('status')}
      />
      <AssigneeInput label={texted.columns.assignee} {...form.getInputProps('assignee_id')} />
      <Textarea
        label={texted.note}
        description={texted.noteHelp}
        autosize
        minRows={3}
        {...form.getInputProps('note')}
      />
      <TextInput label={texted.name} autoComplete="off" {...form.getInputProps('name')} />
      <TextInput label={texted.email} type="email" autoComplete="off" {...form.getInputProps('email')} />
      <TextInput label={texted.phone} type="tel" autoComplete="off" {...form.getInputProps('phone')} />
    </FormFrame>
  );
}

const valuesOf = ({ name, email, phone, status, assignee_id, note }: Lead) => ({
  ...{ name: name ?? '', email: email ?? '', phone: phone ?? '' },
  ...{ status, assignee_id: assignee_id ?? '', note },
});

type LeadValues = ReturnType<typeof valuesOf>;

const reviewFrom = ({ name, email, phone, assignee_id, ...rest }: LeadValues): ReviewLead => ({
  ...{ name: blankToNull(name), email: blankToNull(email), phone: blankToNull(phone) },
  assignee_id: blankToNull(assignee_id),
  ...rest,
});
