import { Button, Group, Text } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { useMember } from '../session/member-context.js';
import { workIn } from './work-in.js';

/** Reminds a platform admin of whose data this is. */
export function ActingBanner() {
  const { tenant, role, is_platform_admin } = useMember();
  if (!tenant || role !== null || !is_platform_admin) return null;
  return (
    <Group className="acting-banner" justify="space-between" gap="xs" wrap="nowrap" role="note">
      <Text size="sm">{texts.shell.actingIn(tenant.name)}</Text>
      <Button size="xs" variant="default" className="no-shrink" onClick={() => workIn(null)}>
        {texts.shell.leave}
      </Button>
    </Group>
  );
}
