import { Button, Menu, type MenuItemProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { texts } from '../messages/texts.js';
import { UnfoldIcon } from '../parts/icons.js';
import type { Way } from './ways.js';

type Anchoring = MenuItemProps &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof MenuItemProps> & { ref?: Ref<HTMLAnchorElement> };

const MenuLink = createLink((props: Anchoring) => <Menu.Item component="a" {...props} />);

/** The ways that find no room beside the first, behind one button. */
export const WaysMenu = ({ ways }: { ways: readonly Way[] }) => (
  <Menu
    position="bottom-end"
    shadow="md"
    middlewares={{ shift: { padding: 16 } }}
    withinPortal={false}
    withInitialFocusPlaceholder={false}
  >
    <Menu.Target>
      <Button variant="default" rightSection={<UnfoldIcon />}>
        {texts.common.others}
      </Button>
    </Menu.Target>
    <Menu.Dropdown>
      {ways.map(({ link, label }) => (
        <MenuLink {...link} key={label}>
          {label}
        </MenuLink>
      ))}
    </Menu.Dropdown>
  </Menu>
);
