import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, replyOf } from '../call.js';
import { texts } from '../messages/texts.js';
import { useMember } from '../session/member-context.js';
import { workIn } from './work-in.js';

/** For who is a member of several businesses: where to work. A platform admin has the choice of all in the top bar. */
export function WorkplaceSwitcher() {
  const { tenant, is_platform_admin } = useMember();
  const { data } = useQuery({
    queryKey: ['workplaces'],
    queryFn: ({ signal }) => replyOf(api.GET('/api/v1/account/workplaces', { signal })),
    staleTime: 5 * 60_000,
    enabled: !is_platform_admin,
  });
  if (!tenant || !data || data.items.length < 2) return null;
  return (
    <NativeSelect
      size="xs"
      label={texts.shell.workIn}
      value={tenant.id}
      onChange={(event) => workIn(event.currentTarget.value)}
      data={data.items.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
