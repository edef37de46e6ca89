import {
  Anchor,
  type AnchorProps,
  Button,
  type ButtonProps,
  NavLink,
  type NavLinkProps,
} from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import { texts } from '../messages/texts.js';

type Anchoring<Props> = Props &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Props> & { ref?: Ref<HTMLAnchorElement> };

/** A link within the dashboard. */
export const TextLink = createLink((props: Anchoring<AnchorProps>) => <Anchor {...props} />);

/** A link within the dashboard that looks like a button. */
export const ButtonLink = createLink((props: Anchoring<ButtonProps>) => <Button component="a" {...props} />);

/** One entry of the main navigation. */
export const NavItem = createLink((props: Anchoring<NavLinkProps>) => <NavLink component="a" {...props} />);

/** Whether an address from outside may become a link: only the web and mail, never `javascript:`. */
export function isSafeAddress(address: string): boolean {
  const scheme = URL.canParse(address) ? new URL(address).protocol : '';
  return ['http:', 'https:', 'mailto:', 'tel:'].includes(scheme);
}

/** A link to another site, in a new tab. An address that is not safe to open is shown as text. */
export function OutsideLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (href === undefined || !isSafeAddress(href)) return <>{children}</>;
  return (
    <Anchor href={href} target="_blank" rel="noreferrer noopener" inherit>
      {children}
      <span className="visually-hidden"> {texts.common.opensNewTab}</span>
    </Anchor>
  );
}
