import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { type Placed, placed } from './queries.js';

/** Fewer digits stand in too many texts by chance. */
const leastDigits = 7;

/**
 * Past conversations in which a visitor wrote one of these addresses or numbers, and the others that are noted as the same
 * visitor's: of whom only the archive knows, nothing else is held to find them by.
 */
export async function archivedNaming(tx: TenantDb, contacts: readonly string[]): Promise<Placed[]> {
  const patterns = contacts.flatMap((contact) =>
    contact.includes('@') ? [emailPattern(contact)] : numberPatterns(contact),
  );
  if (patterns.length === 0) return [];
  return placed(
    tx,
    `with naming as (
       select id, visitor_fingerprint from archived_conversations where id in (
         select conversation_id from archived_messages where role = 'visitor' and text ~* any(?)))
     select id, connection_id, external_id from archived_conversations
       where id in (select id from naming) or visitor_fingerprint in (select visitor_fingerprint from naming)`,
    [patterns],
  );
}

/** The address as a whole: jo@example.com does not stand in mary-jo@example.com or in jo@example.com.au. */
function emailPattern(email: string): string {
  const exact = email.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return `(^|[^a-z0-9._%+-])${exact}($|[^a-z0-9.-]|\\.($|[^a-z0-9]))`;
}

/** As people write a number within their country or with its code, and with whatever signs between. */
function numberPatterns(phone: string): string[] {
  const digits = parsePhoneNumberFromString(phone)?.nationalNumber ?? phone.replace(/\D/g, '');
  return digits.length < leastDigits ? [] : [`${Array.from(digits).join('[ ()./-]{0,3}')}($|[^0-9])`];
}
