import { findContacts } from './contacts/find-contacts.js';
import type { Captured, Understood } from './turn-state.js';

const maxQuoteLength = 500;

/** Contact data that the visitor gives as their own, and only when it is really there. */
export function capture(understood: Understood): Captured {
  const { question, turn, assistant } = understood;
  const { tenant_config: config } = turn.bound.row;
  const { business, own_contacts } = config;
  const ownContacts = [...own_contacts, business.email, business.phone].filter((own) => own !== undefined);
  const found = findContacts(question, { country: config.country, ownContacts });
  const [email] = found.emails.slice(-1);
  const [phone] = found.phones_e164.slice(-1);
  const name = found.name ?? turn.conversation.visitor.name;
  if (email === undefined && phone === undefined && found.name === null) return { ...understood, lead: null };
  return {
    ...understood,
    lead: {
      ...(name === null ? {} : { name }),
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
      quote: question.slice(0, maxQuoteLength),
      consent_text: turn.bound.traits.showsConsent === true ? assistant.settings.consent_text : null,
    },
  };
}
