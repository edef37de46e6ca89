import { createContext } from 'react';

/** Closes the dialog that stands around; null where there is none. */
export const DialogClose = createContext<(() => void) | null>(null);
