import { z } from 'zod';

const storageKey = 'patchbay-tenant';

let chosen: string | null | undefined;

/**
 * The tenant that the person chose to work in. Read from storage once for each page load: a tab never changes its tenant
 * because another tab did.
 */
export function chosenTenant(): string | null {
  if (chosen === undefined) chosen = z.uuid().nullable().catch(null).parse(localStorage.getItem(storageKey));
  return chosen;
}

/** Remembers the choice, also for the next visit; null forgets it. The caller loads the page anew. */
export function rememberTenant(tenantId: string | null): void {
  chosen = tenantId;
  if (tenantId === null) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, tenantId);
}
