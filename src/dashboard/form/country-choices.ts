import { countryCodes } from './country-codes.js';
import { nameOfCountry } from './name-language.js';

/** All countries by their names, to choose one. */
export const countryChoices = countryCodes
  .map((code) => ({ value: code, label: nameOfCountry(code) }))
  .toSorted((one, other) => one.label.localeCompare(other.label));
