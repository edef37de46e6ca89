import { useMutation } from '@tanstack/react-query';
import { call, ignored } from '../call.js';
import { notifyFailed } from '../parts/notify.js';
import { rememberTenant } from './tenant-choice.js';

/** Ends the session. The page is loaded anew, so that nothing that was read stays in memory. */
export const useSignOut = () =>
  useMutation({
    mutationFn: () => call({ method: 'POST', path: '/auth/logout' }, ignored),
    onSuccess: () => {
      rememberTenant(null);
      sessionStorage.clear();
      window.location.assign('/');
    },
    onError: notifyFailed,
  });
