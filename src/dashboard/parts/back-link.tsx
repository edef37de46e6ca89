import type { ReactNode } from 'react';
import { TextLink } from './links.js';

interface BackLinkProps {
  to: '/connections' | '/knowledge';
  children: ReactNode;
}

/** The way from one record back to its list. */
export const BackLink = ({ to, children }: BackLinkProps) => (
  <TextLink to={to} className="back-link">
    ← {children}
  </TextLink>
);
