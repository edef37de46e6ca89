import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { rememberTenant } from './tenant-choice.js';

/** Leads from a link into the dashboard, where nothing is left of whoever was signed in before. */
export function useEntry(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return () => {
    rememberTenant(null);
    client.clear();
    void navigate({ to: '/', replace: true });
  };
}
