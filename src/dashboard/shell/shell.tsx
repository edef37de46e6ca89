import { AppShell } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useRef } from 'react';
import { LiveNews } from '../live/live-news.js';
import { texts } from '../messages/texts.js';
import { AccountPanel } from './account-panel.js';
import { ActingBanner } from './acting-banner.js';
import { ConfirmBanner } from './confirm-banner.js';
import { Navigation } from './navigation.js';
import { TopBar } from './top-bar.js';

/** What stands around every page of a signed-in person: bar, navigation, content. */
export function Shell({ children }: { children: ReactNode }) {
  const [isMenuOpen, menu] = useDisclosure(false);
  const content = useRef<HTMLElement>(null);
  const goToContent = () => {
    menu.close();
    content.current?.focus({ preventScroll: true });
  };
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !isMenuOpen } }}
      padding={0}
    >
      <a className="skip-link" href="#content">
        {texts.shell.skip}
      </a>
      <AppShell.Header>
        <TopBar isMenuOpen={isMenuOpen} onMenu={menu.toggle} />
      </AppShell.Header>
      <AppShell.Navbar p="xs" component="nav" aria-label={texts.shell.navigation}>
        <AppShell.Section grow className="navigation">
          <Navigation onChosen={goToContent} />
        </AppShell.Section>
        <AccountPanel onChosen={goToContent} />
      </AppShell.Navbar>
      <AppShell.Main ref={content} id="content" tabIndex={-1} className="content">
        <ActingBanner />
        <ConfirmBanner />
        <LiveNews />
        {children}
      </AppShell.Main>
    </AppShell>
  );
}
