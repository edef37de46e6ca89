import { type ReactNode, Suspense, useRef } from 'react';

interface FromFirstOpenProps {
  isOpen: boolean;
  children: ReactNode;
}

/** For a dialog that is loaded when it is first opened. From then on it stays, so that it can close as it opened. */
export function FromFirstOpen({ isOpen, children }: FromFirstOpenProps) {
  const hasOpened = useRef(false);
  hasOpened.current ||= isOpen;
  return hasOpened.current && <Suspense fallback={null}>{children}</Suspense>;
}
