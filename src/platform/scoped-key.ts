/**
 * A key of a limit, a cache or a lock. Whose it is must be said: a tenant's, or the installation's where no tenant is known
 * or meant. So one tenant's work never counts, shows or waits for another's (reliability.md F-082).
 */
export interface ScopedKey {
  /** Null for the installation. */
  readonly tenantId: string | null;
  readonly parts: readonly string[];
}

export const forTenant = (tenantId: string, ...parts: readonly string[]): ScopedKey => ({ tenantId, parts });

/** For what belongs to nobody's tenant: an address, a person, a secret that is still to be looked up. */
export const forInstallation = (...parts: readonly string[]): ScopedKey => ({ tenantId: null, parts });

/** The key as one text. Parts are kept apart whatever they hold. */
export const keyText = ({ tenantId, parts }: ScopedKey): string =>
  [tenantId === null ? 'installation' : `tenant:${tenantId}`, ...parts.map(encodeURIComponent)].join('|');
