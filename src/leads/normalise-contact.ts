import {
  parsePhoneNumberWithError,
  ParseError,
  type CountryCode,
  isSupportedCountry,
} from 'libphonenumber-js/max';
import { Email } from '../contract/common.js';

/** A way to reach a person, in the one form in which leads are compared. */
export interface Contact {
  name?: string;
  email?: string;
  /** E.164. */
  phone?: string;
}

/** Takes what somebody typed into a contact field; what is no valid address or number is left out. */
export function normaliseContact(
  given: { name?: string | undefined; email?: string | undefined; phone?: string | undefined },
  country: string,
): Contact {
  const email = Email.safeParse(given.email).data;
  const phone = given.phone === undefined ? undefined : normalisePhone(given.phone, country);
  const name = given.name?.trim().slice(0, 200);
  return {
    ...(name ? { name } : {}),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
  };
}

/** E.164, or nothing when it is no number that could be called. `country` is for numbers without a country code. */
export function normalisePhone(text: string, country: string): string | undefined {
  try {
    const number = parsePhoneNumberWithError(text, defaultCountry(country));
    return number.isValid() ? number.number : undefined;
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

const defaultCountry = (country: string): { defaultCountry?: CountryCode } =>
  isSupportedCountry(country) ? { defaultCountry: country } : {};
