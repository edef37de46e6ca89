import type { ReactNode } from 'react';
import { Page } from './page.js';

interface TitledProps {
  /** Absent where the page around it has its title already. */
  title: string | undefined;
  back?: ReactNode;
  children: ReactNode;
}

/** Gives a state that stands in place of a whole page the title that every page has. */
export const Titled = ({ title, back, children }: TitledProps) =>
  title === undefined ? (
    children
  ) : (
    <Page title={title} back={back}>
      {children}
    </Page>
  );
