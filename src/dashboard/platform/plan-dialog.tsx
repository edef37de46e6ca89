import { NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { Plan, plans } from '../../contract/plans.js';
import type { ChangeTenant, Tenant } from '../../contract/tenants.js';
import { FormFrame } from '../form/form-frame.js';
import { useSubmit } from '../form/use-submit.js';
import { texts } from '../messages/texts.js';
import { Dialog } from '../parts/dialog.js';
import { notifyDone } from '../parts/notify.js';
import { useDrawn } from '../parts/use-drawn.js';
import { dayAfter, dayOf, endOfDay } from './day-of-trial.js';
import { changeTenant, tenantsKey } from './tenant-calls.js';

const texted = texts.platform.plan;

interface PlanDialogProps {
  /** Null while it is closed. */
  tenant: Tenant | null;
  onClose: () => void;
}

export function PlanDialog({ tenant, onClose }: PlanDialogProps) {
  const isDrawn = useDrawn();
  return (
    <Dialog opened={isDrawn && tenant !== null} onClose={onClose} title={texted.title(tenant?.name ?? '')}>
      {tenant && <PlanForm tenant={tenant} onSaved={onClose} />}
    </Dialog>
  );
}

interface PlanValues {
  plan: Plan;
  /** A day, as the browser's date input gives it. */
  trial_ends_at: string;
}

/** The plan of a business and, on trial, its last day. */
function PlanForm({ tenant, onSaved }: { tenant: Tenant; onSaved: () => void }) {
  const client = useQueryClient();
  const form = useForm<PlanValues>({ initialValues: valuesOf(tenant), validate: missing });
  const state = useSubmit({
    form,
    save: (typed: PlanValues) => changeTenant(tenant.id, changeFrom(typed)),
    onSaved: ({ name, plan }) => {
      notifyDone(texts.platform.changed(name, texted.names[plan]));
      void client.invalidateQueries({ queryKey: tenantsKey });
      onSaved();
    },
  });
  return (
    <FormFrame state={state} label={texted.form} submitLabel={texted.save}>
      <NativeSelect
        label={texted.label}
        description={texted.help}
        data-autofocus
        data={plans.map((value) => ({ value, label: texted.names[value] }))}
        value={form.values.plan}
        onChange={(event) => form.setFieldValue('plan', Plan.parse(event.currentTarget.value))}
      />
      {form.values.plan === 'trial' && (
        <TextInput
          type="date"
          label={texted.endsOn}
          description={texted.endsOnHelp}
          required
          min={dayOf(Date.now())}
          {...form.getInputProps('trial_ends_at')}
        />
      )}
    </FormFrame>
  );
}

/** Another two weeks where there is no end that is to come. */
const suggestedDays = 14;

function valuesOf({ plan, trial_ends_at }: Tenant): PlanValues {
  const endsMs = trial_ends_at === null ? 0 : new Date(trial_ends_at).getTime();
  const isToCome = endsMs > Date.now();
  return { plan, trial_ends_at: isToCome ? dayOf(endsMs) : dayAfter(suggestedDays, Date.now()) };
}

const missing = ({ plan, trial_ends_at }: PlanValues) => ({
  trial_ends_at: plan === 'trial' && trial_ends_at === '' ? texts.problems.missing : null,
});

const changeFrom = ({ plan, trial_ends_at }: PlanValues): ChangeTenant =>
  plan === 'trial' ? { plan, trial_ends_at: endOfDay(trial_ends_at) } : { plan };
