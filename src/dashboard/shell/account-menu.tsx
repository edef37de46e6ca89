import { Button, Menu, Text, useMantineColorScheme } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { call, ignored } from '../call.js';
import { texts } from '../messages/texts.js';
import { DoneIcon } from '../parts/icons.js';
import { notifyFailed } from '../parts/notify.js';
import { useMember } from '../session/member-context.js';
import { rememberTenant } from '../session/tenant-choice.js';

const schemes = ['auto', 'light', 'dark'] as const;

/** Who is signed in, the colours, and the way out. */
export function AccountMenu() {
  const member = useMember();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useMutation({
    mutationFn: () => call({ method: 'POST', path: '/auth/logout' }, ignored),
    onSuccess: () => {
      rememberTenant(null);
      // Loaded anew, so that nothing that was read stays in memory.
      window.location.assign('/');
    },
    onError: notifyFailed,
  });
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button variant="subtle" color="gray" aria-label={`${texts.shell.account}: ${member.name}`}>
          {initialsOf(member.name)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} truncate>
            {member.name}
          </Text>
          <Text size="xs" truncate>
            {member.email}
          </Text>
          <Text size="xs">
            {member.role === null ? texts.shell.platformAdmin : texts.shell.roles[member.role]}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{texts.shell.colours}</Menu.Label>
        {schemes.map((scheme) => (
          <Menu.Item
            key={scheme}
            onClick={() => setColorScheme(scheme)}
            leftSection={<DoneIcon />}
            data-chosen={colorScheme === scheme}
            className="scheme-choice"
          >
            {texts.shell[scheme]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => signOut.mutate()}>{texts.shell.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
