import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { findName } from './find-name.js';
import { readIdentifiers } from './find-personal-data.js';
import { foldText } from './fold-text.js';
import { isVisitors } from './judge-ownership.js';
import type { FoundName } from './read-name.js';
import type { Span } from './span.js';

export type ContactSpan = Span & { type: 'email' | 'phone' | 'name' };

/** What a visitor left to be reached by. `spans` tell where in the text each was read. */
export type Contacts = {
  emails: string[];
  phones_e164: string[];
  name: string | null;
  spans: ContactSpan[];
};

/** `country`: ISO 3166-1 code in which national numbers are read. `ownContacts`: the tenant's own addresses and numbers. */
export type ContactContext = { country: string; ownContacts: readonly string[] };

/**
 * The e-mail addresses (lower case), phone numbers (E.164, valid) and the name that the visitor gives as their own. Contacts
 * of the tenant, of third parties and old ones are left out; so is anything in a URL.
 */
export function findContacts(text: string, { country, ownContacts }: ContactContext): Contacts {
  const { folded, emails, phones } = readIdentifiers(text, country);
  const tenants = new Set(ownContacts.map((contact) => normalizeContact(contact, country)));
  const ownEmails = emails.filter(
    (found) => !found.isInUrl && !tenants.has(found.email) && isVisitors(folded, found),
  );
  const ownPhones = phones.filter((found) => !tenants.has(found.e164) && isVisitors(folded, found));
  const name = findName(
    folded,
    [...ownEmails, ...ownPhones].sort((a, b) => a.start - b.start),
  );

  return {
    emails: [...new Set(ownEmails.map(({ email }) => email))],
    phones_e164: [...new Set(ownPhones.map(({ e164 }) => e164))],
    name: name && asWritten(text, name),
    spans: [
      ...ownEmails.map(({ start, end }) => ({ type: 'email' as const, start, end })),
      ...ownPhones.map(({ start, end }) => ({ type: 'phone' as const, start, end })),
      ...(name ? [{ type: 'name' as const, start: name.start, end: name.end }] : []),
    ].sort((a, b) => a.start - b.start),
  };
}

/** With the apostrophes and accents of the message; a name put together from two fields stands nowhere as a whole. */
function asWritten(text: string, { name, start, end }: FoundName): string {
  return end - start === name.length ? text.slice(start, end).replace(/\s+/gu, ' ') : name;
}

/** A tenant's contact in the form found ones have. */
function normalizeContact(contact: string, country: string): string {
  const folded = foldText(contact).trim().toLowerCase();
  if (folded.includes('@')) return folded;
  const phone = parsePhoneNumberFromString(folded, isSupportedCountry(country) ? country : undefined);
  return phone?.number ?? folded;
}
