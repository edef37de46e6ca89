import type { ErrorComponentProps } from '@tanstack/react-router';
import { texts } from '../messages/texts.js';
import { Page } from './page.js';
import { Failed } from './states.js';

/** A page that broke while it was drawn, or whose code could not be loaded after an update. */
export const BrokenPage = ({ error }: ErrorComponentProps) => (
  <Page title={texts.errors.title}>
    <Failed error={error} retry={() => window.location.reload()} />
  </Page>
);
