import { useEffect, useState } from 'react';

/**
 * Whether this was drawn before. A dialog that is loaded when it is first asked for opens one step later: only then does it
 * know where the focus came from, to give it back.
 */
export function useDrawn(): boolean {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => setDrawn(true), []);
  return isDrawn;
}
