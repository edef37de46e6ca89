import type { ReactNode } from 'react';

/** A table that may be wider than the page: it scrolls by itself, also by keyboard. */
export const WideTable = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="wide-table" role="group" aria-label={label} tabIndex={0}>
    {children}
  </div>
);
