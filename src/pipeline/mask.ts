import type { TenantConfig } from '../contract/config.js';
import { findPersonalData } from './contacts/find-personal-data.js';
import { redact } from './contacts/redact.js';
import { ownContactsOf } from './own-contacts.js';

/**
 * A text as it may leave for a language model: addresses, phone, card, account and identity numbers are replaced by what
 * they are. The business's own stay, for an answer may need them.
 */
export function mask(text: string, config: TenantConfig): string {
  const own = ownContactsOf(config).map(bare);
  const spans = findPersonalData(text, { country: config.country });
  return redact(
    text,
    spans.filter(({ start, end }) => !own.includes(bare(text.slice(start, end)))),
  );
}

/** Numbers are written with blanks, dots and brackets, or without. */
const bare = (contact: string): string => contact.toLowerCase().replace(/[\s().-]/gu, '');
