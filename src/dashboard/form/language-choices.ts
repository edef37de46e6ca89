import { Language } from '../../contract/common.js';
import { languageCodes } from './language-codes.js';
import { nameOfLanguage } from './name-language.js';

interface Choice {
  value: string;
  label: string;
}

const usual = languageCodes.map(choiceOf);

/** Languages by their names, to choose from: the usual ones, those that are chosen, and what somebody types as a code. */
export function languageChoices(chosen: readonly string[], typed: string): Choice[] {
  const others = new Set([...chosen, ...codeIn(typed)].filter((code) => !languageCodes.includes(code)));
  return [...usual, ...[...others].map(choiceOf)].toSorted((one, other) =>
    one.label.localeCompare(other.label),
  );
}

/** Whether a language is meant by what somebody types: a part of its name, or the beginning of its code. */
export function isMeant({ value, label }: Choice, typed: string): boolean {
  const text = typed.trim().toLowerCase();
  return label.toLowerCase().includes(text) || value.toLowerCase().startsWith(text);
}

function choiceOf(code: string): Choice {
  return { value: code, label: nameOfLanguage(code) };
}

/** `pt-BR` for `PT-br`, in a form that the server takes; nothing for what is no code. */
function codeIn(typed: string): string[] {
  try {
    const [code] = Intl.getCanonicalLocales(typed.trim());
    return Language.safeParse(code).success && code !== undefined ? [code] : [];
  } catch {
    return [];
  }
}
