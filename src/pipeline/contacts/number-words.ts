/** One anchored pattern out of a list of word stems; a stem with * takes any ending. */
const anyOf = (list: string) =>
  new RegExp(
    `^(?:${list
      .trim()
      .split(/\s+/u)
      .map((stem) => stem.replace(/\./gu, '\\.').replace(/\*/gu, "[\\p{L}']*"))
      .join('|')})$`,
    'iu',
  );

/** Words after which a number is one to call. */
export const phoneWords = anyOf(`
  phone* telephone* mobile* cell* tel tlf tlph ph mob fon fone telefon* mobil* handy* natel gsm fax* whatsapp* whats* wa wapp sms viber
  telegram signal call* ring* rang dial* text texted txt reach* landline* page contact* ringe* ringer* ringte oppringt nås treffes tekst
  rufnummer* ruf rufen anruf* angerufen zurückruf* rückruf* erreich* durchwahl festnetz* telefonier* melde* melden
  tél téléphone* portable* fixe appel* rappel* joindre joignable
  tfno tlfno teléfono* telefono* móvil* movil* celular* cel fijo llám* llam* contáct* telefón*
  telefone* celular* ligue* ligar* cellulare* chiam* richiam* bel bellen bereik* komórk* zadzwo* dzwoni* telef*
  رقمي ورقمي رقمى جوالي جوال الجوال موبايل الموبايل موبايلي هاتف الهاتف هاتفي تلفون التلفون تليفون التليفون تلفوني تليفوني واتس
  واتساب الواتس الواتساب وتساب اتصل اتصلوا اتصلو اتصال الاتصال اتصلت كلمني كلموني تواصل تواصلوا التواصل للتواصل راسلوني
  يتصل تتصل تتصلون دق دقوا المحمول محمول`);

/** Words after which a number names a thing: an order, an invoice, a place, an amount. */
export const referenceWords = anyOf(`
  order* invoice* receipt* bill billing tracking track parcel* package* shipment* shipping consignment* delivery despatch dispatch note docket ticket* case
  ref refs reference* booking* reservation* confirmation account* acct acc customer* client* member* membership policy contract*
  claim* quote quotation id ids uuid sku serial s/n sn imei model part item* article* product* code* coupon* voucher* pin otp
  passcode password po rma isbn ean upc gtin vat ein company registration reg registered licence license plate flight room flat
  apartment unit* house building street zip postcode postal version* build firmware release port ip step page* row error
  transaction* payment* paid amount total price* cost* iban bic swift sort routing card credit debit barcode batch lot meter
  passport permit year* weight size lat lng long longitude latitude coordinates
  ordre* bestilling* bestillings* faktura* kvittering* sporing* pakke* sending* forsendelse* sak* saks* referanse* refnr kunde*
  medlem* avtale* kontrakt* polise* artikkel* vare* produkt* serie* konto* kontonr kid org* orgnr orgnummer mva kode* koden pinkode
  versjon* postnr postnummer måler* målernr vei veien rom leilighet beløp pris* kroner kr reise* flyvning reservasjon* kort* kortet
  ordrer bestillinger
  bestell* auftrag* rechnung* sendung* paket* vertrag* kunden* mitglied* artikel* referenz* aktenzeichen vorgang* vorgangs* beleg*
  seriennummer* gutschein* kennung plz postleitzahl hausnr hrb hra ust* steuer* zähler* versicherung* police buchung* fahrzeug* fin
  tarif* zimmer gerät* karte* version firmware betrag konto*
  commande* facture* colis suivi expédition dossier* référence* réf contrat* adhérent* abonnement* produit* série modèle siret siren
  rcs tva ape naf cp postal code* reçu ticket* bon* réservation* carte* compte* billet* vol chambre montant prix devis sinistre
  pedido* factura* seguimiento envío envio* paquete* albarán referencia* contrato* cliente* socio* abonado expediente* artículo*
  producto* serie modelo cif código* codigo* cp reserva* cuenta* tarjeta* vuelo habitación importe precio póliza matrícula
  localizador versión* presupuesto incidencia* versión
  ordine* fattura* spedizione codice pratica fatura* encomenda* rastreio nota bestelling* factuur* klant* zamówieni* faktury przesyłk*
  tilaus* siparis* sipariş* kargo ärende* beställning*
  طلب الطلب طلبي طلبية الطلبية الفاتورة فاتورة فاتورتي التتبع تتبع الشحنة شحنة شحنتي الشحن الحجز حجز حجزي التذكرة تذكرة العميل العضوية
  الحساب حساب حسابي المرجع المرجعي مرجع كود الكود الرمز رمز المنتج القطعة الموديل الايبان الآيبان البطاقة بطاقة بطاقتي السعر المبلغ
  السجل العقد عقد البوليصة الإصدار النسخة الطرد`);

/** "Number" in general: the word before or after it says of what. */
export const numberWords = anyOf(
  `number numbers number's no nr num nbr nummer* numero* número* numéro* núm nº n° رقم الرقم №  #`,
);

/** With these the number is one's own, which is a phone's: "my number", "nummeret mitt". */
export const possessives = anyOf(
  `my our min mitt mi mine vårt mein* unser* mon notre mi mis nuestro il mio meu mijn mój`,
);

/** Words beside "number" that leave open what it counts. */
export const fillers =
  anyOf(`the this that a an your his her their its is are was new old correct right wrong same best other
  another full direct work private personal home office business line following here on at by under for please whole
  second first or and with to of in it's det den dette er nytt nye gamle riktig på under til og eller ditt deres privat jobb
  hans hennes das die der diese* ist neue* alte* richtige* unter auf bei ihre* deine* seine* private* geschäftlich*
  le la ce cet est c'est nouveau ancien bon votre ton son mes au sur et ou el este es nuevo antiguo correcto su tu al en y o
  personal هو هي الصحيح الجديد القديم على في و أو هذا`);

/** Links between "number" and what it counts, where that comes after: "número de pedido". */
export const links = anyOf(`de du des del della do da von for på til van`);

/** The second half of a compound such as Ordrenummer, and first halves that make it a phone's. */
export const compoundNumber = /^(.{2,}?)-?(?:nummer\p{L}*|nr|numren|numret)$/iu;
export const phoneStems =
  /^(?:tele|mobil|tlf|handy|ruf|rück|whatsapp|kontakt|durchwahl|festnetz|privat|jobb|arbeids|fax|sms|direkt|büro|notfall|hjemme)/iu;

/** What stands right behind an amount: then it is no number to call. */
export const unitAfter =
  /^\s?(?:%|€|\$|£|¥|,-|,\d{1,2}(?!\d)|:\d)|^\s?(?:kr|kroner|nok|sek|dkk|usd|eur|gbp|chf|sar|aed|egp|mad|mxn|euros?|dollars?|pounds?|pesos?|francs?|kg|km|cm|mm|gb|mb|kwh|stk|pcs|pieces|units?|stück|ريال|درهم|جنيه|دينار|دولار)(?![\p{L}])/iu;
export const unitBefore =
  /(?:[€$£¥%]|(?<![\p{L}])(?:kr|nok|sek|dkk|usd|eur|gbp|chf|sar|aed|egp|mad|mxn|rs))\.?\s?$/iu;
