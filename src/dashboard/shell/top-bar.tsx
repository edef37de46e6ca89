import { Burger, Group, Text } from '@mantine/core';
import { useId } from 'react';
import { WaitingBadge, WaitingWords } from '../alerts/waiting-badge.js';
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
  const wordsId = useId();
  return (
    <Group h="100%" px="md" gap="sm" wrap="nowrap">
      <Group gap={4} wrap="nowrap" hiddenFrom="sm">
        <Burger
          opened={isMenuOpen}
          onClick={onMenu}
          size="sm"
          lineSize={2}
          aria-label={texts.shell.menu}
          aria-expanded={isMenuOpen}
          aria-describedby={wordsId}
        />
        <WaitingWords id={wordsId} />
        {!isMenuOpen && <WaitingBadge />}
      </Group>
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
