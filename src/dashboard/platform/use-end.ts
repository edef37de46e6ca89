import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Tenant } from '../../contract/tenants.js';
import { texts } from '../messages/texts.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { deleteTenant, resumeTenant, tenantsKey } from './tenant-calls.js';

const texted = texts.platform;

/** Deletes a tenant after its days of grace, and takes that back. */
export function useEnd(): { begin: (tenant: Tenant) => void; takeBack: (tenant: Tenant) => void } {
  const client = useQueryClient();
  const act = useMutation({
    mutationFn: ({ tenant, change }: Act) => change(tenant.id),
    onSuccess: (_, { tenant, becomes }) => {
      notifyDone(texted.changed(tenant.name, becomes));
      void client.invalidateQueries({ queryKey: tenantsKey });
    },
    onError: notifyFailed,
  });
  return {
    begin: (tenant) => act.mutate({ tenant, change: deleteTenant, becomes: texted.statuses.deleting }),
    takeBack: (tenant) => act.mutate({ tenant, change: resumeTenant, becomes: texted.resumed }),
  };
}

interface Act {
  tenant: Tenant;
  change: (id: string) => Promise<unknown>;
  becomes: string;
}
