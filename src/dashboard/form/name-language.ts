const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });
const countries = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** `German` for `de`, `Portuguese (BR)` for `pt-BR`; what is no language tag stays as it is. */
export function nameOfLanguage(tag: string): string {
  const [, base, rest] = /^([a-z]{2,3})(?:-(.+))?$/i.exec(tag) ?? [];
  if (base === undefined) return tag;
  const name = languages.of(base) ?? base;
  return rest === undefined ? name : `${name} (${rest})`;
}

/** `Germany` for `DE`; `code` is two capital letters. */
export const nameOfCountry = (code: string): string => countries.of(code) ?? code;
