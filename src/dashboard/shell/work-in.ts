import { rememberTenant } from '../session/tenant-choice.js';

/**
 * Starts working inside a tenant, or in none. The page is loaded anew: nothing that was read for one tenant is left in
 * memory for the other.
 */
export function workIn(tenantId: string | null): void {
  rememberTenant(tenantId);
  window.location.assign(tenantId === null ? '/platform' : '/');
}
