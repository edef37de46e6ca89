import { useQuery } from '@tanstack/react-query';
import type { Member } from '../../contract/auth.js';
import { listTenants, tenantsKey } from '../platform/tenant-calls.js';
import { TenantSelect } from './tenant-select.js';
import { workIn } from './work-in.js';

/** Lets a platform admin change into another business. */
export function TenantSwitcher({ current }: { current: Member['tenant'] }) {
  const tenants = useQuery({
    queryKey: [...tenantsKey, 'first'],
    queryFn: ({ signal }) => listTenants({ limit: 100 }, signal),
  });
  const known = (tenants.data?.items ?? []).filter(({ status }) => status !== 'deleted');
  // The current one stands there also when it is not among the first hundred.
  const isListed = current === null || known.some(({ id }) => id === current.id);
  return (
    <TenantSelect current={current} tenants={isListed ? known : [current, ...known]} onChoose={workIn} />
  );
}
