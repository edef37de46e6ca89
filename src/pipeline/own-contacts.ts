import type { TenantConfig } from '../contract/config.js';

/** Addresses and numbers of the business itself: no lead, and nothing to hide from anybody. */
export const ownContactsOf = ({ own_contacts, business }: TenantConfig): string[] =>
  [...own_contacts, business.email, business.phone].filter((own) => own !== undefined);
