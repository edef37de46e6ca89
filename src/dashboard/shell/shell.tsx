import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useRef } from 'react';
import { WatchWaiting } from '../alerts/watch-waiting.js';
import { LiveNews } from '../live/live-news.js';
import { texts } from '../messages/texts.js';
import { AccountPanel } from './account-panel.js';
import { ActingBanner } from './acting-banner.js';
import { ConfirmBanner } from './confirm-banner.js';
import { Navigation } from './navigation.js';
import { OfflineBar } from './offline-bar.js';
import { TopBar } from './top-bar.js';
import { TrialNote } from './trial-note.js';

/** What stands around every page of a signed-in person: bar, navigation, content. */
export function Shell({ children }: { children: ReactNode }) {
  const [isMenuOpen, menu] = useDisclosure(false);
  const content = useRef<HTMLElement>(null);
  const goToContent = () => {
    menu.close();
    content.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <a className="skip-link" href="#content">
        {texts.shell.skip}
      </a>
      <header className="top-bar">
        <TopBar isMenuOpen={isMenuOpen} onMenu={menu.toggle} />
      </header>
      <nav className="side-bar" data-is-open={isMenuOpen} aria-label={texts.shell.navigation}>
        <div className="navigation">
          <Navigation onChosen={goToContent} />
        </div>
        <AccountPanel onChosen={goToContent} />
      </nav>
      <main ref={content} id="content" tabIndex={-1} className="content">
        <OfflineBar />
        <ActingBanner />
        <ConfirmBanner />
        <TrialNote />
        <LiveNews />
        <WatchWaiting />
        {children}
      </main>
    </>
  );
}
