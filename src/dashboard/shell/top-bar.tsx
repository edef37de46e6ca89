import { Burger, Group, Text } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { Logo } from '../parts/icons.js';
import { useMember } from '../session/member-context.js';
import { TenantSwitcher } from './tenant-switcher.js';

interface TopBarProps {
  isMenuOpen: boolean;
  onMenu: () => void;
}

export function TopBar({ isMenuOpen, onMenu }: TopBarProps) {
  const { tenant, is_platform_admin } = useMember();
  return (
    <Group h="100%" px="md" gap="sm" wrap="nowrap">
      <Burger
        opened={isMenuOpen}
        onClick={onMenu}
        hiddenFrom="sm"
        size="sm"
        lineSize={2}
        aria-label={texts.shell.menu}
        aria-expanded={isMenuOpen}
      />
      <Logo />
      {is_platform_admin ? (
        <TenantSwitcher current={tenant} />
      ) : (
        <Text fw={600} truncate>
          {tenant?.name ?? texts.common.product}
        </Text>
      )}
    </Group>
  );
}
