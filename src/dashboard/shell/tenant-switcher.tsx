import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Member } from '../../contract/auth.js';
import { texts } from '../messages/texts.js';
import { listTenants, tenantsKey } from '../platform/tenant-calls.js';
import { workIn } from './work-in.js';

/** Lets a platform admin change into another business. */
export function TenantSwitcher({ current }: { current: Member['tenant'] }) {
  const tenants = useQuery({
    queryKey: [...tenantsKey, 'first'],
    queryFn: ({ signal }) => listTenants({ limit: 100 }, signal),
  });
  const known = (tenants.data?.items ?? []).filter(({ status }) => status !== 'deleted');
  // The current one is chosen also when it is not among the first hundred.
  const isListed = current === null || known.some(({ id }) => id === current.id);
  const choices = isListed ? known : [current, ...known];
  return (
    <NativeSelect
      className="tenant-switcher"
      aria-label={texts.shell.business}
      value={current?.id ?? ''}
      onChange={(event) => workIn(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      data={[
        { value: '', label: texts.shell.noBusiness },
        ...choices.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
