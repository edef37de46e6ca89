/** The text in the visitor's language, else in the tenant's first, else in whatever there is. */
export function inLanguage<Text>(
  texts: Readonly<Record<string, Text>>,
  language: string,
  fallbacks: readonly string[],
): Text | undefined {
  const wanted = [language, ...fallbacks, 'en'];
  const found = wanted
    .map((each) => texts[each] ?? texts[each.slice(0, 2)])
    .find((text) => text !== undefined);
  return found ?? Object.values(texts)[0];
}

/** Said when a visitor leaves contact data and asks nothing. */
export const contactNotedTexts = {
  en: 'Thank you, I have passed your contact details on. We will get back to you.',
  no: 'Takk, jeg har notert kontaktinformasjonen din. Vi tar kontakt.',
  da: 'Tak, jeg har noteret dine kontaktoplysninger. Vi vender tilbage.',
  sv: 'Tack, jag har noterat dina kontaktuppgifter. Vi hör av oss.',
  de: 'Vielen Dank, ich habe Ihre Kontaktdaten weitergegeben. Wir melden uns bei Ihnen.',
  fr: 'Merci, j’ai bien noté vos coordonnées. Nous vous recontacterons.',
  es: 'Gracias, he anotado sus datos de contacto. Nos pondremos en contacto con usted.',
  it: 'Grazie, ho annotato i suoi recapiti. La ricontatteremo.',
  pt: 'Obrigado, anotei os seus contactos. Entraremos em contacto.',
  nl: 'Dank u, ik heb uw gegevens genoteerd. We nemen contact met u op.',
  ar: 'شكرًا لك، لقد سجّلت بيانات التواصل الخاصة بك وسنعاود الاتصال بك.',
} as const;
