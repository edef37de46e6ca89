import { rememberTenant } from '../session/tenant-choice.js';

/**
 * Starts working inside a tenant, or in none. The page is loaded anew: nothing that was read for one tenant is left in
 * memory for the other. It begins with the page at `path`.
 */
export function workIn(tenantId: string | null, path = tenantId === null ? '/platform' : '/'): void {
  rememberTenant(tenantId);
  window.location.assign(path);
}
