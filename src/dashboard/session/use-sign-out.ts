import { useMutation } from '@tanstack/react-query';
import { notifyFailed } from '../parts/notify.js';
import { signOut } from './session-calls.js';
import { rememberTenant } from './tenant-choice.js';

/** Ends the session. The page is loaded anew, so that nothing that was read stays in memory. */
export const useSignOut = () =>
  useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      rememberTenant(null);
      sessionStorage.clear();
      window.location.assign('/');
    },
    onError: notifyFailed,
  });
