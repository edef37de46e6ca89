import type { ErrorComponentProps } from '@tanstack/react-router';
import { texts } from '../messages/texts.js';
import { ButtonLink } from './links.js';
import { Failed, Nothing } from './states.js';

/** A page that broke while it was drawn, or whose code could not be loaded after an update. */
export const BrokenPage = ({ error }: ErrorComponentProps) => (
  <Failed error={error} retry={() => window.location.reload()} />
);

/** An address that leads nowhere. */
export const NoSuchPage = () => (
  <Nothing title={texts.common.noPage} action={<ButtonLink to="/">{texts.common.toOverview}</ButtonLink>}>
    {texts.common.noPageHelp}
  </Nothing>
);
