import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { notifyWaiting } from './notify.js';
import { isOnline } from './online.js';

/** Says why nothing opens, where that is so. */
function StillLoading() {
  useEffect(() => {
    if (!isOnline()) notifyWaiting();
  }, []);
  return null;
}

interface FromFirstOpenProps {
  isOpen: boolean;
  children: ReactNode;
}

/** For a dialog that is loaded when it is first opened. From then on it stays, so that it can close as it opened. */
export function FromFirstOpen({ isOpen, children }: FromFirstOpenProps) {
  const hasOpened = useRef(false);
  hasOpened.current ||= isOpen;
  return hasOpened.current && <Suspense fallback={<StillLoading />}>{children}</Suspense>;
}
