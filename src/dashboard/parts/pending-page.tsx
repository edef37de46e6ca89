import { texts } from '../messages/texts.js';
import { useOnline } from './online.js';
import { Page } from './page.js';
import { Loading } from './states.js';

/** A page whose code is not here yet. That takes a moment; without a connection it is a page of its own. */
export const PendingPage = () =>
  useOnline() ? (
    <Loading />
  ) : (
    <Page title={texts.errors.offlineTitle}>
      <Loading />
    </Page>
  );
