import { findContacts } from './contacts/find-contacts.js';
import { ownContactsOf } from './own-contacts.js';
import type { Captured, Understood } from './turn-state.js';

const maxQuoteLength = 500;

/** Contact data that the visitor gives as their own, and only when it is really there. */
export function capture(understood: Understood): Captured {
  const { said, turn, assistant } = understood;
  const { tenant_config: config } = turn.bound.row;
  const found = findContacts(said, { country: config.country, ownContacts: ownContactsOf(config) });
  const [email] = found.emails.slice(-1);
  const [phone] = found.phones_e164.slice(-1);
  if (email === undefined && phone === undefined && found.name === null) return { ...understood, lead: null };
  const contact = withKnown({ name: found.name, email, phone }, turn.conversation.visitor);
  return {
    ...understood,
    lead: {
      ...contact,
      quote: said.slice(0, maxQuoteLength),
      consent_text: turn.bound.traits.showsConsent === true ? assistant.settings.consent_text : null,
    },
  };
}

interface Given {
  name: string | null;
  email: string | undefined;
  phone: string | undefined;
}

interface Known {
  name: string | null;
  email: string | null;
  phone: string | null;
}

/**
 * Who gives a name, an address and a number in three messages is one person: what is new is told with what is known, so
 * that it fills in the same lead. A second address or number stands alone, for the lead it replaces would keep the first.
 */
function withKnown(given: Given, known: Known): { name?: string; email?: string; phone?: string } {
  const replaces = isAnother(given.email, known.email) || isAnother(given.phone, known.phone);
  const name = given.name ?? known.name;
  const email = given.email ?? (replaces ? undefined : (known.email ?? undefined));
  const phone = given.phone ?? (replaces ? undefined : (known.phone ?? undefined));
  return {
    ...(name === null ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
  };
}

const isAnother = (given: string | undefined, known: string | null): boolean =>
  given !== undefined && known !== null && given.toLowerCase() !== known.toLowerCase();
