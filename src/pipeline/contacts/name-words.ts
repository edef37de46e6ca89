/** Ways of giving one's name, written so that the name follows. All are matched without regard to case. */

/** Say "name": what follows is one, in capitals or not. */
export const namings = `my (?:full |first |last )?(?:name|nmae|naem)(?:'s| is|:)|my names|name'?s|the name(?:'s| is)|i go by|i am called|i'm called|(?:you can|just|please) call me|
jeg heter|eg heiter|mitt (?:fulle )?navn er|navnet mitt er|namnet mitt er|mitt namn er|navnet er|
jeg hedder|mit navn er|jag heter|mitt namn är|
ich hei(?:ß|ss)e|mein (?:voller |ganzer )?name ist|mein name lautet|mein name:|ich hör auf den namen|
moi,? c'est|je m'appelle|je me nomme|je me prénomme|mon nom est|mon nom c'est|mon prénom est|mon prénom c'est|
me llamo|mi nombre (?:completo )?es|me dicen|mi nombre:|
mi chiamo|il mio nome è|chamo-me|me chamo|o? ?meu nome é|mijn naam is|ik heet|nazywam się|mam na imię|nimeni on|benim adım|adım|
اسمي(?: الكامل)?(?: هو)?|إسمي|اسمى|أسمي|ادعى|أدعى`;

/** Under which name something runs: capitals needed. */
export const holderPhrases = `(?:under|in) my name[,:]?|name on (?:the )?(?:card|account|booking|order)(?: is|:)?|(?:account|card) ?holder(?:'s)?(?: name)?(?: is|:)?|cardholder(?: name)?(?: is|:)?|booked (?:under(?! my)|as)|
kontoinnehaver(?: er|:)?|kortholder(?: er|:)?|kortinnehaver(?: er|:)?|(?:i|på|under) (?:navnet mitt|mitt navn)[,:]?|
konto(?:inhaber(?:in)?)(?: ist|:)?|karten(?:inhaber(?:in)?)(?: ist|:)?|auf meinen namen|unter meinem namen|
titulaire(?: du compte| de la carte)?(?: est|:| :)?|(?:à|sous) mon nom[,:]?|
titular(?: de la (?:cuenta|tarjeta))?(?: es|:)?|a mi nombre[,:]?|intestatario|
صاحب الحساب|صاحبة الحساب|حامل البطاقة`;

/** Under somebody's name: the visitor's when something of theirs runs under it (`ownedThings`), or the name is a known one. */
export const namesakes = `(?:under|in) the name(?: of| is)?[,:]?|(?:i|på|under) navnet|auf den namen|unter dem namen|lautet auf|au nom de|sous le nom(?: de)?|
a nombre de|a nome di|op naam van|باسم`;
export const ownedThings =
  /book|reserv|réserv|bestill|bestell|order|ordre|commande|pedido|card|carte|kort|konto|compte|cuenta|account|tarjeta|table|bord|tisch|mesa|termin|time|rendez|cita|حجز|طلب|بطاق|حساب/iu;

/** "I am": names among much else, so the name has to prove itself. */
export const beings = `i'm|i am|im|this is|it's|its|it is|you're (?:talking|speaking) (?:to|with)|
jeg er|eg er|det er|dette er|her er|du snakker med|jag är|det är|det här er|
(?:ich|i) bin'?s?(?:,?\\s+(?:der|die))?|hier ist(?:\\s+(?:der|die))?|hier spricht|hier schreibt|hier|es schreibt ihnen|am apparat ist|
je suis|c'est|ici|soy(?:\\s+(?:el|la))?|habla|(?:le|les|te|os) (?:habla|escribe|saluda)|aquí|aqui|yo soy|
sono|sou o|sou a|sou|aqui é|ik ben|met|jestem|tu|
أنا|انا|معك|معاك|معكم|معاكم|مع حضرتك`;

/** After a name: the same as "I am". */
export const afterName = `here|speaking|again|igjen|nochmal|encore|her|hier|am [Aa]pparat|à l'appareil|al habla|por aquí|por acá|al teléfono|här`;
/** After a name, and saying that it is one: then it may be any. */
export const afterStatedName = `[Mm]ein [Nn]ame|is my name|ist mein [Nn]ame|er navnet mitt|heter jeg|heiße ich`;

/** Closings that stand before a signature, never before the person addressed. */
export const closings = `signed|(?:(?:kind|best|warm|kindest|warmest|many)\\s+)?regards|all the best|best wishes|(?:yours\\s+)?sincerely|yours (?:truly|faithfully)|br|rgds|
mvh|m\\.v\\.h\\.|(?:med\\s+)?(?:vennlig|venlig|vennleg|beste?|hjertelig)\\s+(?:hilsen|helsing)|(?:med\\s+)?beste hilsener|hilsen|helsing|hilsener|vh|
(?:med\\s+)?vänlig(?:a)?\\s+hälsning(?:ar)?|hälsningar|
mfg|(?:mit\\s+)?(?:freundlichen?|besten?|vielen?|lieben?|herzlichen?|schönen?)\\s+gr(?:ü|ue)(?:ß|ss)en?|lg|vg|gruß|gruss|grüße|viele liebe grüße|
(?:bien\\s+)?cordialement|bien à vous|(?:mes\\s+)?(?:sincères\\s+)?salutations(?: distinguées)?|cdlt|bien cordialement|amicalement|
(?:un\\s+(?:cordial\\s+)?saludo|saludos(?:\\s+cordiales)?|atentamente|atte|cordialmente|un abrazo)|cordiali saluti|distinti saluti|saluti|atenciosamente|
cumprimentos|abraço|(?:met\\s+)?vriendelijke\\s+groet(?:en)?|groet(?:jes|en)?|pozdrawiam|terveisin|saygılar(?:ımla)?|
(?:مع\\s+)?(?:أطيب\\s+|خالص\\s+)?(?:تحياتي|التحيات|التحية|تحيات|تحياتنا)|مع الاحترام|المخلص|المخلصة|مع الشكر`;

/** Closings that may also thank the operator by name: they only count before a line of its own, or last in a longer message. */
export const thanks = `best|cheers|thanks(?: (?:again|so much|a lot|in advance))?|thank you|many thanks|thx|ta|love|xx|bye|takk(?: på forhånd)?|på forhånd takk|tusen takk|
danke(?: (?:im voraus|schön))?|vielen dank|merci(?: (?:beaucoup|d'avance))?|bonne (?:journée|soirée)|gracias|muchas gracias|tack|tak|grazie|obrigad[oa]|شكرا|شكراً|وشكرا`;

/** Form fields. Those of companies, users and files are other names. */
export const nameFields = `(?:(?:full|my|your|contact|passport|customer|guest|billing|complete|cardholder|legal) )?name|fullt navn|(?:kontakt)?navn|namn|navnet|
(?:vollständiger )?name|ansprechpartner(?:in)?|nom(?: complet| et prénom)?|nom prénom|nombre(?: completo| y apellidos?)?|contacto|nome(?: e cognome| completo)?|naam|imię i nazwisko|nimi|
(?:الاسم(?: الكامل| الثلاثي)?|الإسم)`;
export const firstNameFields = `first ?name|given name|fornavn|förnamn|vorname|prénom|primer nombre|nombre|nome|voornaam|imię|etunimi|الاسم الأول|الاسم الاول`;
export const lastNameFields = `last ?name|surname|family name|etternavn|efternavn|efternamn|nachname|familienname|nom(?: de famille)?|apellidos?|cognome|sobrenome|
apelido|achternaam|nazwisko|sukunimi|اسم العائلة|اللقب|الاسم الأخير|العائلة`;

/** Who is talked about, not talking: "det er Telia som …", "c'est Nathalie qui …". */
export const relative =
  /^,?\s*(?:who|that|som|der|die|das|dass|qui|que|quien|chi|che|die|اللي|الذي|التي)(?![\p{L}])/iu;
/** … unless the clause says what visitors do. */
export const visitorsDeed =
  /^,?\s*\S+\s+(?:called|rang|wrote|ordered|booked|ringte|skrev|bestilte|snakket|kjøpte|sendte|angerufen|geschrieben|bestellt|appelé|écrit|appelait|commandé|llamó|escribió|llamé)/iu;

/** What may stand behind a single first name when it is one: "I'm Mike from …". */
export const goesOn =
  /^\s*(?:$|[.,!?;:)\n\-–(&/]|\d|\+|(?:from|here|again|and|with|at|the|my|speaking|fra|her|igjen|og|med|i|på|aus|von|hier|nochmal|und|mit|bei|de|du|et|ici|encore|y|la|el|desde|aquí|otra|och|från|i'm|i|je|jeg|ich|min|mitt|mein|mon|ma|mi|can|kan|could|kann|من|و\p{L}*|وأ\p{L}*|أريد|أبغى|ابغى|رقم\p{L}*|عندي)(?![\p{L}]))/iu;

/** Endings of what people are rather than are called, in English, German, French, Spanish and Norwegian. */
export const descriptive =
  /(?:ed|ing|ful|less|able|ible|ous|ive|ish|ese|ian|ness|tion|sion|ment|ship|ally|ly|ung|heit|keit|lich|isch|schaft|eux|euse|iste|ista|ismo|ador|adora|isk|lig|ert|ende|sjon|løs)$/iu;

export const titles =
  /^(?:dr|prof|professor|herr|frau|mr|mrs|ms|miss|mx|sir|mme|mlle|monsieur|madame|m|sr|sra|srta|señor|señora|don|doña|dipl|ing|mag|med|د|أ|م|الدكتور|الدكتورة|الأستاذ|الاستاذ|الأستاذة|المهندس|المهندسة|السيد|السيدة|الشيخ)\.?$/iu;
export const particles =
  /^(?:de|del|la|las|los|da|das|do|dos|di|du|des|le|van|von|vom|zu|zur|zum|der|den|ter|ten|te|bin|ibn|bint|ben|el|al|af|av|y|e|st\.?|mac|mc|'t|o')$/iu;
export const arabicParticles = /^(?:بن|ابن|بنت|آل|ال|أبو|ابو|أم|ام|عبد|عبدال\p{L}+|بو|بني)$/u;

/** Capitalised words that are no part of a person's name: organisations, roles, fields, times, places, products. */
export const notNames: ReadonlySet<string> = new Set(
  `ltd limited inc llc plc corp corporation company co gmbh ag kg ohg ug ev as asa ans da ab aps sa sarl sas srl sl slu bv nv oy oyj spa
  sons roofing bygg group team support service services sales customer client kunde kundin kunden kundenservice neukunde stammkunde client
  cliente clienta student studentin studerende mieter mieterin vermieter besitzer inhaber eigentümer vater mutter arzt ärztin lehrer lehrerin
  rentner rentnerin anfänger anfängerin mitglied gast käufer verkäufer partner manager director ceo cto cfo owner founder head operations
  marketing office admin administrator agent bot assistant developer engineer designer consultant teacher nurse doctor lawyer
  interested happy sad angry good great fine sorry sure done ready new late lost stuck confused disappointed unhappy ridiculous perfect
  unacceptable terrible awful horrible amazing awesome nice super urgent important back busy free available unable afraid glad aware
  vegan vegetarian veggie groot maybe also very really so too just still not never always only almost
  interessert fornøyd misfornøyd skuffet glad lei sint ny klar ferdig usikker syk norsk svensk dansk bergenser oslogutt
  unzufrieden zufrieden interessiert enttäuscht neu sicher krank deutsch deutscher deutsche österreicher schweizer berliner anfang ende mitte
  française français perdu perdue déçu déçue nouveau nouvelle satisfait content contente intéressé intéressée belge suisse parisien
  nuevo nueva español española autónomo autónoma vegano vegana interesado interesada contento contenta madrileño mexicano
  italian german french spanish english american british irish scottish welsh norwegian swedish danish dutch polish turkish arab muslim
  christian jewish european african asian indian chinese japanese korean mexican canadian australian
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
  december mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar mars mai juni juli oktober desember montag dienstag mittwoch
  donnerstag freitag samstag sonntag märz dezember lundi mardi mercredi jeudi vendredi samedi dimanche janvier février avril juin juillet
  août septembre octobre novembre décembre lunes martes miércoles jueves viernes sábado enero febrero marzo abril mayo junio julio agosto
  septiembre octubre noviembre diciembre christmas easter black cyber today tomorrow yesterday tonight morning evening weekend
  email e-mail mail phone mobile cell tel telephone telefon mobil handy fax whatsapp number nummer numéro teléfono correo móvil address
  adresse adress epost e-post website web url message subject company firma order invoice name navn nom nombre account message nachricht
  plan pro basic premium standard enterprise business trial demo free starter plus card visa mastercard amex paypal klarna vipps swish
  iban bic swift google facebook instagram apple microsoft android iphone windows amazon samsung telia telenor dhl ups fedex usps posten
  york london oslo bergen trondheim stavanger berlin hamburg münchen köln wien zürich paris lyon marseille madrid barcelona sevilla
  valencia riyadh dubai cairo city street road avenue north south east west san los las united kingdom states america england scotland
  norway norge sweden denmark germany deutschland france spain españa italy europe please bitte thanks thank hi hello hey hei hallo hola
  bonjour dear kjære liebe lieber cher chère estimado estimada sir madam monsieur madame yes no ok okay
  من في على عن مع هل لو كيف متى أين وين الى إلى أريد اريد أبغى ابغى ابي أبي عندي عندك لدي رقم رقمي ورقمي جوالي وجوالي ايميلي وايميلي إيميلي هاتف الهاتف
  الجوال الموبايل البريد الطلب طلبي الرقم الايميل بخصوص حابب حابة محتاج محتاجة أحتاج احتاج هنا هذا هذه ممكن بدي عاوز عايز عايزة لم لا ما قد
  حق غاضب غاضبة زعلان مستعجل مستعجلة سعودي سعودية مصري مصرية مغربي إماراتي عميل عميلة زبون مهتم مهتمة جديد جديدة مقيم مقيمة طالب طالبة جدا اليوم
  أمس بكرة غدا شكرا لكم وأنا وانا والله فقط كنت ليش لماذا السلام عليكم أرجو ارجو`
    .trim()
    .split(/\s+/u),
);

/** Names that are everyday words when they stand uncapitalised or, in Arabic, alone. */
export const everydayNames: ReadonlySet<string> = new Set(
  `are else even live will mark frank dag tone odd joy dawn bill max bo may art rose grace ernst tore stig liv siv unni gro jo rob sue
  pat ray jack holly heather amber crystal daisy penny ken don angel domingo sol paz rosa blanca pilar mercedes dolores iris else
  hope faith summer sandy rocky mercy harmony melody patience trinity pearl opal violet olive ruby ginger storm finn trygg
  hans per min fay una ira constant blanche victoire reine aimé aimée noël ange prosper prune fleur lore wolf helle lykke gene dale glen
  heath clay rich grant chase drew ada hunter victor felix lea kim dan ben line marte nor ama li wei chen claire pascal
  سعيد سعيدة أمين كريم صالح عادل جميلة سالم ماجد مالك أمل امل`
    .trim()
    .split(/\s+/u),
);
