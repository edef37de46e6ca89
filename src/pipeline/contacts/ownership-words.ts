/** Whose a number or address is, told by the words of the clause before it. The rule that ends nearest to it decides. */
export type OwnershipRule = { owner: 'visitor' | 'other'; words: RegExp };

const oneLine = (list: string) => list.trim().replace(/\s*\n\s*/gu, '');
const word = (list: string) => `(?<![\\p{L}])(?:${oneLine(list)})(?![\\p{L}])`;
/** A word about others counts when no comma and at most `within` characters part it from the number. */
const others = (within: number, list: string): OwnershipRule => ({
  owner: 'other',
  words: new RegExp(`${word(list)}(?=[^,]{0,${within}}$)`, 'giu'),
});
const visitors = (list: string): OwnershipRule => ({
  owner: 'visitor',
  words: new RegExp(word(list), 'giu'),
});

const relations =
  oneLine(`wife|husband|partner|boss|manager|assistant|colleague|coworker|co-worker|friend|brother|sister|mother|mum|mom|father|
dad|son|daughter|neighbou?r|accountant|lawyer|landlord|supplier|driver|agent|kona|kone|mannen|mann|samboer\\p{L}*|sjefen?|kollega\\p{L}*|
venn\\p{L}*|broren?|søsteren?|moren?|mamma|faren?|pappa|sønnen?|datter\\p{L}*|naboen?|regnskapsfører\\p{L}*|frau|ehefrau|ehemann|mann|chef\\p{L}*|
kolleg\\p{L}*|freund\\p{L}*|bruder|schwester|mutter|vater|sohn|tochter|nachbar\\p{L}*|femme|mari|collègue|patronn?e?|ami|amie|frère|sœur|
soeur|mère|père|fils|fille|voisine?|comptable|mujer|esposa|marido|esposo|jefe|jefa|compañer[oa]|colega|amig[oa]|herman[oa]|madre|padre|
hij[oa]|vecin[oa]|زوجتي|زوجي|أخي|اخي|أختي|اختي|صديقي|صديقتي|مديري|زميلي|زميلتي|والدي|والدتي|ابني|ابنتي`);

const things =
  oneLine(`(?:(?:new|direct|private|personal|work|mobile|cell|phone|e-?mail|private[ns]?|neue)\\s+){0,2}
(?:number|phone|mobile|cell|e-?mail|mail|address|nummer\\p{L}*|telefon\\p{L}*|mobil\\p{L}*|e-?post\\p{L}*|mailadress\\p{L}*|adress\\p{L}*|handy\\p{L}*|
numéro|téléphone|portable|adresse|courriel|número|teléfono|móvil|celular|correo|whatsapp)`);

/** Later rules win where two end at the same place. */
export const ownershipRules: readonly OwnershipRule[] = [
  others(36, `${relations}|(?:${relations})'?s`),
  others(
    12,
    `him|them|(?:call|ring|text|reach|email|phone|contact|tell) her|henne|ham|ihn|elle|lui|eux|él|ella|ellos`,
  ),
  others(
    25,
    `(?:his|her|their|your|hennes|hans|deres|dykkar|ihre?|eure?|seine?|leur|votre|vos|vuestr[oa]|\\p{L}+'s)\\s+${things}|
${things}\\s+(?:to|of|for|til|von|de|du|del)\\s+(?:my|min|mitt|the|mein\\p{L}*|mon|ma|mi)\\s+\\p{L}+|
${things}\\s+(?:deres|dykkar|hans|hennes)`,
  ),
  others(
    12,
    `(?:old|previous|former|wrong|gamle|forrige|gammelt|alte[nrs]?|frühere|falsche|ancien(?:ne)?|antigu[oa]|viej[oa]|anterior|القديم)
(?:\\s+${things})?`,
  ),
  others(4, `not|ikke|ikkje|nicht|pas|never|instead of|i stedet for|statt|au lieu de|en vez de|وليس|ليس`),
  others(8, `fax\\p{L}*|telefax`),
  others(
    20,
    `called|rang|phoned|dialled|dialed|texted|tried|emailed|e-mailed|mailed|messaged|contacted|wrote to|
sent (?:\\p{L}+ ){0,3}?to|(?:received|got|came|comes|coming|had|heard|call|calls|mail|mails|email|emails|message|messages|text|texts|letter)
\\s+(?:\\p{L}+\\s+){0,3}?(?:from|by)|
ringte|har ringt|prøvde|prøvd|kontaktet|sendte (?:\\p{L}+ ){0,3}?til|skrev (?:\\p{L}+ ){0,2}?til|mailet|
(?:fikk|fått|mottok|mottatt|mail|mailer|e-?post|epost\\p{L}*|melding|meldinger|sms|oppringt|samtale)\\s+(?:\\p{L}+\\s+){0,3}?(?:fra|av)|
(?:habe|hab|haben)\\s+(?:\\p{L}+\\s+){0,3}?(?:an|unter|bei|die|der)|geschrieben an|(?:anruf|mail|mails|e-mail|nachricht)\\s+von|
appelé|écrit à|contacté|essayé|(?:reçu|mail|appel|message)\\s+(?:\\p{L}+\\s+){0,2}?(?:de|du)|
llamé|escribí|contacté|llamado|escrito|(?:recibí|recibido|correo|llamada|mensaje)\\s+(?:\\p{L}+\\s+){0,2}?(?:de|del)|
chamei|liguei|ho chiamato|ho scritto|gebeld|gemaild|zadzwoniłem|ringde|اتصلت|راسلت|كلمت|أرسلت|ارسلت|وصلني|جاني`,
  ),
  visitors(`(?:write|writing|wrote|call|calling|called|rang|texting|texted|sent|mailed|emailed|signed up|registered|ordered|skriver|skrev|ringer|
ringte|sendte|schreibe|schrieb|rufe|bestellt|écris|écrit|appelle|appelé|escribo|escribí|llamo)\\s+(?:\\p{L}+\\s+){0,3}?(?:from|with|fra|med|von|mit|depuis|desde)`),
  visitors(
    `me|myself|us|meg|oss|mich|mir|uns|moi|mine|mi|llámame|llamame|escríbeme|escribeme|llámenme|contáctame`,
  ),
  visitors(
    `(?:my|our|min|mitt|mine|vår|mein\\p{L}*|unser\\p{L}*|mon|ma|notre|mi|nuestr[oa]|il mio|meu|mijn)\\s+${things}`,
  ),
  visitors(`${things}\\s+(?:min|mitt|vår|vårt)`),
  others(
    8,
    `(?:called|rang|phoned|texted|emailed|mailed|contacted|messaged|wrote|ringte|kontaktet|angerufen|appelée?|llamó|llamaron|escribió)
(?:\\s+(?:to|me|us|meg|oss|vous|nous|\\p{L}+))?\\s+(?:from|with|fra|von|de|du|desde)`,
  ),
  others(
    4,
    `(?:don't|do not|ikke|ikkje|nicht|no)\\s+(?:call|ring|text|email|e-mail|mail|write to|contact|use|bruk|send (?:\\p{L}+ )?(?:to|til)|anrufen|llam\\p{L}+)`,
  ),
  visitors(
    `use|bruk|nehmen|utilisez|usa|usen|new|nytt|nye|neue[nrs]?|nouveau|nouvelle|nuev[oa]|correct|riktig|richtige?|correcto|
الجديد|الصحيح|رقمي|جوالي|ايميلي|بريدي`,
  ),
];

/** Behind it: "… is your number?", "… is my old one", "… is my wife's". */
export const othersAfter = new RegExp(
  `^\\s*(?:is|was|er|var|ist|war|est|es|era)\\s+(?:(?:this|that|it|not|really|det|ikke|das|nicht|pas|no)\\s+)*(?:(?:my|min|mitt|mein\\p{L}*|mon|mi)\\s+)?` +
    word(
      `old|previous|wrong|your|yours|you|his|her|their|gamle|deres|dykkar|gammelt|feil|alte|ihre?|falsch|ancien|votre|vôtre|antiguo|su|vuestro|${relations}|(?:${relations})'s`,
    ),
  'iu',
);
export const asksWhose = /(?:^|[.!?\n]\s*|,\s*)(?:is|are|was|er|ist|est-ce(?:\s+que)?|es|هل)\s*$/iu;
export const endsInQuestion = /^[^.!\n]*\?/u;
export const correctedAfter =
  /^\s*(?:angerufen|angeschrieben|kontaktiert|gewählt|appelé|no longer|doesn't work|is (?:dead|wrong|out of)|funker ikke|er feil|gilt nicht mehr|n'est plus|ya no)(?![\p{L}])/iu;
