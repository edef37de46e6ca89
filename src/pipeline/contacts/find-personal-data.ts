import { findCards } from './find-cards.js';
import { findEmails, type FoundEmail } from './find-emails.js';
import { findIbans } from './find-ibans.js';
import { findNationalIds } from './find-national-ids.js';
import { findPhones, type FoundPhone } from './find-phones.js';
import { foldText } from './fold-text.js';
import { overlaps, type PersonalDataSpan, type PersonalDataType, type Span } from './span.js';

/** Everything in a message that identifies or pays, each stretch claimed once: the most certain form first. */
export type Identifiers = {
  folded: string;
  emails: FoundEmail[];
  phones: FoundPhone[];
  others: PersonalDataSpan[];
};

/** `country`: ISO 3166-1 code in which national numbers are read. */
export function readIdentifiers(text: string, country: string): Identifiers {
  const folded = foldText(text);
  const emails = findEmails(folded);
  const others: PersonalDataSpan[] = [];
  const claim = (type: PersonalDataType, spans: readonly Span[]) => {
    for (const { start, end } of spans) {
      if (!overlaps({ start, end }, [...emails, ...others])) others.push({ type, start, end });
    }
  };
  claim('iban', findIbans(folded));
  claim('national_id', findNationalIds(folded, country));
  claim('card', findCards(folded));
  return { folded, emails, phones: findPhones(folded, country, [...emails, ...others]), others };
}

/**
 * What has to be masked before a text leaves the conversation: e-mail addresses and phone numbers of anyone, account, card
 * and identity numbers with valid check digits. In order of appearance, never overlapping.
 */
export function findPersonalData(text: string, { country }: { country: string }): PersonalDataSpan[] {
  const { emails, phones, others } = readIdentifiers(text, country);
  const as =
    (type: PersonalDataType) =>
    ({ start, end }: Span) => ({ type, start, end });
  return [...emails.map(as('email')), ...phones.map(as('phone')), ...others].sort(
    (a, b) => a.start - b.start,
  );
}
