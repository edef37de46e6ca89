import { NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Plan, plans } from '../../contract/plans.js';
import type { Tenant } from '../../contract/tenants.js';
import { texts } from '../messages/texts.js';
import { FromFirstOpen } from '../parts/from-first-open.js';
import { lazyPart } from '../parts/lazy-part.js';
import { Loaded } from '../parts/loaded.js';
import { MoreButton } from '../parts/more-button.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { usePages } from '../parts/use-pages.js';
import { useMember } from '../session/member-context.js';
import { workIn } from '../shell/work-in.js';
import { changeTenant, listTenants, tenantsKey } from './tenant-calls.js';
import { TenantList } from './tenant-list.js';
import { useEnd } from './use-end.js';

const texted = texts.platform;

const PlanDialog = lazyPart(() => import('./plan-dialog.js'), 'PlanDialog');

const pageSize = 50;

/** Every tenant of this installation, or those on one plan, with what can be done to it. */
export function TenantsTab() {
  const { tenant } = useMember();
  const [plan, setPlan] = useState<Plan>();
  const [planned, setPlanned] = useState<Tenant | null>(null);
  const tenants = useTenants(plan);
  const setStatus = useSetStatus();
  const end = useEnd();
  return (
    <>
      <PlanSelect plan={plan} onChange={setPlan} />
      <Loaded query={tenants}>
        {(items) => (
          <TenantList
            items={items}
            isNarrowed={plan !== undefined}
            currentId={tenant?.id}
            onWorkIn={({ id }) => workIn(id)}
            onStatus={(changed, status) => setStatus.mutate({ tenant: changed, status })}
            onPlan={setPlanned}
            onDelete={end.begin}
            onResume={end.takeBack}
          />
        )}
      </Loaded>
      <MoreButton pages={tenants} />
      <FromFirstOpen isOpen={planned !== null}>
        <PlanDialog tenant={planned} onClose={() => setPlanned(null)} />
      </FromFirstOpen>
    </>
  );
}

const PlanSelect = ({
  plan,
  onChange,
}: {
  plan: Plan | undefined;
  onChange: (plan: Plan | undefined) => void;
}) => (
  <NativeSelect
    mb="md"
    maw="16rem"
    label={texted.plan.filter}
    value={plan ?? ''}
    onChange={(event) => onChange(Plan.safeParse(event.currentTarget.value).data)}
    data={[
      { value: '', label: texted.plan.any },
      ...plans.map((value) => ({ value, label: texted.plan.names[value] })),
    ]}
  />
);

const useTenants = (plan: Plan | undefined) =>
  usePages({
    queryKey: [...tenantsKey, 'list', plan ?? ''],
    read: (cursor, signal) =>
      listTenants(
        { limit: pageSize, ...(cursor === '' ? {} : { cursor }), ...(plan === undefined ? {} : { plan }) },
        signal,
      ),
  });

function useSetStatus() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ tenant, status }: { tenant: Tenant; status: 'active' | 'suspended' }) =>
      changeTenant(tenant.id, { status }),
    onSuccess: ({ name, status }) => {
      notifyDone(texted.changed(name, texted.statuses[status]));
      void client.invalidateQueries({ queryKey: tenantsKey });
    },
    onError: notifyFailed,
  });
}
