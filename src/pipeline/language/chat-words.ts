/**
 * Words that chat messages are made of: greetings, courtesies, question and function words, by ISO 639-1 language.
 * A word that several languages share counts for each of them, divided by how many share it. Norwegian holds both
 * bokmål and nynorsk.
 */
export const chatWords: Readonly<Record<string, string>> = {
  en: `hello hey there good morning evening afternoon thanks thank thx you your yours yes yeah yep nope no not please pls
    sorry what when where who why how which is are was were do does did done can could would will should have has had the
    this that these it its i i'm my me we our us they them he she am be been a an any anyone of to for from with on in at and
    or but so if out up need want get got still today tomorrow yesterday help don't doesn't didn't isn't can't won't about
    much many more great awesome cheers bye later now here just like open order price sure best regards sincerely name number phone address call card invoice delivery parcel refund after before because works working`,
  no: `hei heisann hallo god morgen kveld dag takk tusen ja nei jo ikke ikkje vær vennlig beklager unnskyld hva når hvor hvem
    hvorfor hvordan hvilken hvilket hvilke kva kven kvar kvifor korleis kor er var jeg eg meg deg seg du dere dykk vi me oss
    de dei den det dette denne disse en ein et eit ei min mitt mi mine din ditt deres vår vårt har hadde kan kunne vil ville
    skal skulle må få får fikk fekk blir blei ble vart blitt i på til fra frå med av for om og eller men så som at også òg bare
    berre noe noko noen nokon nokre ingen ingenting mye mykje veldig gjerne igjen hjelp hjelpen trenger treng vet veit gjør
    gjer finnes dag morgen går nå no fremdeles fortsatt supert greit etter opp ut inn her der kanskje uke sender flere selv
    han hun ho hjem brukt kjøpe ut av ga sier bak funker virker heter ligger sin etter gutt språk mot uten under mvh hilsen vennleg navn namn nummer telefonen adresse kortet faktura fakturaen pakke pakken levering mailen min bestilling ordre kommet fungerer skal`,
  da: `hej goddag godmorgen godaften tak mange ja nej jo ikke venligst undskyld hvad hvornår hvor hvem hvorfor hvordan hvilken
    hvilket hvilke er var jeg mig dig sig du i jer vi os de den det dette denne disse en et min mit mine din dit jeres vores
    har havde kan kunne vil ville skal skulle må få får fik bliver blev blevet på til fra med af for om og eller men så som at
    også kun bare noget nogen nogle ingen intet meget gerne igen hjælp hjælpen brug ved gør findes dag morgen går nu stadig
    fint efter op ud ind her der måske uge sender mere lige selv han hun hjem brugt købe ud af gav siger bag virker hedder ligger sin efter dreng sprog mod uden under mvh venlig hilsen navn nummer telefonen adresse kortet faktura fakturaen pakke pakken levering mailen bestilling ordre kommet fungerer dato`,
  sv: `hej hejsan god morgon kväll tack tusen ja nej jo inte snälla ursäkta förlåt vad när var vem varför hur vilken vilket
    vilka är jag mig dig sig du ni er vi oss de dem den det detta denna dessa en ett min mitt mina din ditt ert vår har hade
    kan kunde vill ville ska skulle måste få får fick blir blev blivit i på till från med av för om och eller men så som att
    också bara något någon några ingen inget mycket väldigt gärna igen hjälp hjälpen behöver vet gör finns dag morgon går nu
    fortfarande bra efter upp ut in här där kanske vecka skickar mer själv han hon hem köpa tid riktigt mvh hälsningar vänliga namn nummer telefonen adress kortet faktura fakturan paket paketet leverans beställning order kommit fungerar`,
  de: `hallo guten morgen tag abend moin servus danke vielen dank ja nein doch nicht bitte entschuldigung sorry was wann wo
    wer warum wieso wie welche welcher welches ist sind war ich mich mir mein meine meinen du dir dich dein ihr euch euer sie
    ihnen wir uns er es der die das den dem des ein eine einen einem kann können könnt möchte will wollen soll muss habe hab
    habt haben hat hatte wird werden wurde zu zum zur von vom mit auf für an am im in aus bei und oder aber wenn ob noch schon
    auch nur etwas jemand keine kein sehr gern gerne wieder hilfe brauche weiß geht gibt gibt's heute gestern immer alles klar
    bis genau zusammen zweimal geöffnet kostet falsche mfg grüße grüßen freundlichen liebe name nummer telefon adresse karte rechnung paket lieferung bestellung funktioniert unter nach bereits`,
  fr: `bonjour bonsoir salut coucou merci beaucoup oui non pas ne s'il vous plaît svp désolé pardon quoi quand où qui pourquoi
    comment combien quel quelle quels est êtes sont était je j'ai moi mon ma mes tu ton ta te il elle nous vous votre vos notre
    ils elles on un une des le la les l de du d'accord au aux ce cet cette c'est ça puis-je peux pouvez pouvez-vous peut veux
    voudrais veut dois doit ai as avez a ont été avec pour sur dans par chez et ou mais si encore déjà aussi très bien toujours
    quelqu'un personne rien besoin aide sais fait marche demain hier aujourd'hui bonne journée parfait deux fois y cordialement nom prénom numéro téléphone adresse carte facture colis livraison commande fonctionne après avant depuis arrivé`,
  es: `hola buenos buenas días tardes noches gracias muchas sí no por favor perdón disculpe qué cuándo dónde quién cómo cuánto
    cuál es está están son era yo me mi mis tú tu te usted ustedes vosotros nosotros nos su sus él ella ellos el la los las lo
    un una de del al en con para por y o pero si que se le quiero quisiera necesito puedo puede pueden podría tengo tiene tienen
    tenéis he ha han hay soy hacer hace aún todavía ya también muy bien siempre alguien nadie nada ayuda mañana hoy ayer vale
    dos veces hasta luego perfecto funciona cuesta llega pedido sé ahí saludos saludo atentamente nombre número teléfono dirección tarjeta factura paquete envío correo después antes porque llegado`,
  it: `ciao buongiorno buonasera salve grazie mille sì no non per favore scusa scusi che cosa quando dove chi perché come quanto
    quale è sono siete sei era io mi mio mia miei tu tuo vi vostro noi ci suo lui lei loro il lo la i gli le l un una di del
    della al alla da dal in nel con su e o ma se posso può potete potrei voglio vorrei devo ho hai ha avete abbiamo hanno c'è
    qualcuno nessuno niente ancora già anche molto bene sempre aiuto so fatto domani ieri oggi va volte due funziona costa
    arriva riesco ordine dov'è saluti cordiali nome numero telefono indirizzo carta fattura pacco consegna ordine dopo prima perché arrivato`,
  pt: `olá oi bom boa dia tarde noite obrigado obrigada muito sim não por favor desculpe desculpa que quê quando onde quem porquê
    como quanto qual é está estão são era eu me meu minha você vocês tu teu nós nos seu sua ele ela eles o a os as um uma de do
    da dos das no na em com para pra pelo e ou mas se quero queria preciso posso pode podem poderia tenho tem têm foi fui há
    ainda já também bem sempre alguém ninguém nada ajuda sei fazer faz amanhã hoje ontem vezes duas aí funciona custa chega
    consigo até abraço atenciosamente cumprimentos nome número telefone endereço cartão fatura encomenda entrega pedido depois antes porque chegou`,
  nl: `hallo hoi goedemorgen goedemiddag goedenavond dag bedankt dank je wel dankjewel ja nee niet alsjeblieft alstublieft sorry
    wat wanneer waar wie waarom hoe hoeveel welke welk is zijn was ik mij me mijn jij jou jouw u uw jullie wij we ons onze hij
    zij ze hun het de een dit dat deze die er kan kunnen kun wil willen moet moeten heb hebt heeft hebben had word wordt werd
    van met op voor aan bij naar uit te tot en of maar als nog al ook alleen iets iemand niemand geen niks heel erg graag weer
    hulp nodig weet doet werkt morgen vandaag gisteren altijd prima fijne twee keer kost laat open groet groeten vriendelijke naam nummer telefoon adres kaart factuur pakket levering bestelling na voor omdat zonder`,
  pl: `cześć hej dzień dobry wieczór dziękuję dzięki wielkie tak nie proszę przepraszam co kiedy gdzie kto dlaczego jak ile jaki
    jaka jakie który czy jest są był była ja mnie mi mój moja moje ty ci twój pan pani państwo my nam was on ona oni to ten ta
    te w we na do z ze od po za o i a lub albo ale jeśli że mogę może można chcę chciałbym chciałabym muszę mam masz macie ma
    jeszcze już też bardzo dobrze zawsze ktoś nikt nic pomoc pomocy wiem działa jutro dziś wczoraj dwa razy się pozdrawiam imię nazwisko numer telefon adres karta faktura paczka dostawa zamówienie po przed ponieważ`,
  fi: `hei moi terve huomenta päivää kiitos kyllä joo ei en et ole olen on oletteko onko olisi mitä milloin missä kuka miksi
    miten paljonko mikä mikään minä minun minulle mulle sinä te teidän teillä me hän se sen tämä ja tai mutta jos että voiko
    voitteko voinko pystyn pysty haluan haluaisin tarvitsen vielä jo myös hyvin hyvää aina joku kukaan apua tiedä huomenna
    tänään eilen auki maksaa anteeksi terveisin nimi numero puhelin osoite kortti lasku paketti toimitus tilaus`,
  tr: `merhaba selam günaydın teşekkürler teşekkür ederim sağol evet hayır lütfen ne zaman nerede kim neden niçin nasıl kaç
    kadar hangi ben bana beni benim sen siz sizin biz o bu şu bir ve veya ama için ile mı mi mu mü mısınız misiniz var yok değil
    istiyorum lazım olur oldu hala çok iyi tamam yardım yarın bugün dün açık saygılar isim adım numara telefon adres kart fatura kargo teslimat sipariş`,
  cs: `ahoj dobrý den děkuji díky ano ne prosím promiňte co kdy kde kdo proč jak kolik jaký která je jsou byl já mi můj moje vy
    vás váš my nás on ona to ten ta v ve na do z od po za a nebo ale když že můžu mohu může nemůžu chci chtěl potřebuji mám máte
    se si ještě už také velmi dobře někdo nikdo nic pomoc zítra dnes včera stojí`,
  ro: `bună salut ziua mulțumesc mersi da nu vă rog scuze ce când unde cine cum cât care este e sunt era eu mie meu mea tu voi
    noi el ea un o de la în din cu pe pentru și sau dar dacă că pot poate puteți vreau aș am aveți are mai încă deja foarte bine
    cineva nimeni nimic ajutor mâine azi ieri costă frumos`,
  hu: `szia sziasztok helló jó napot köszönöm köszi igen nem kérem bocsánat mi mikor hol ki miért hogyan mennyi mennyibe melyik
    van vannak volt én nekem te ön önök az a ez egy és vagy de ha hogy tudok tudom tudnak szeretnék akarok kell kérek még már is
    nagyon jól valaki senki semmi segítség holnap ma tegnap kerül meg`,
  ru: `привет здравствуйте добрый день спасибо большое да нет не пожалуйста извините что когда где кто почему как сколько какой
    есть я мне мой моя мы вы вас ваш он она они это в на с у по за и или но если хочу могу можно нужно ещё уже очень кто-нибудь
    никто ничего помощь завтра сегодня вчера заказ`,
  uk: `привіт вітаю добрий день дякую так ні не будь ласка вибачте що коли де хто чому як скільки який є я мені мій моя ми ви вас
    ваш він вона вони це в на з у по за і або але якщо хочу можу можна потрібно ще вже дуже хтось ніхто нічого допомога завтра
    сьогодні вчора замовлення`,
  ar: `مرحبا السلام عليكم اهلا أهلا صباح مساء الخير شكرا نعم لا من فضلك عفوا ما ماذا متى أين وين كيف كم لماذا ليش هل هذا هذه
    أنا انا انت أنت نحن في على من إلى الى عن مع أريد اريد ابغى ممكن لو سمحت لم لن ليس عندي يوم السعر طلبي اسمي رقم رقمي ايميلي إيميلي البريد الهاتف الجوال الموبايل اتصل بطاقتي الفاتورة الطلب تحياتي بعد قبل`,
  fa: `سلام ممنون مرسی متشکرم بله خیر نه لطفا چه کی کجا چرا چطور چند است من شما ما این آن در به از با را که می خواهم دارم
    قیمت سفارش`,
  el: 'γεια καλημέρα ευχαριστώ ναι όχι παρακαλώ τι πότε πού ποιος γιατί πώς πόσο είναι εγώ μου σας και ή αλλά θέλω μπορώ',
};

/** Words every chat uses whatever its language: they say nothing about it. */
export const sharedWords = `hi super ok okay okey oki k kk lol haha hahaha hehe hmm hm mhm wow oh ah aha eh uh um info test stop chat online
  app web wifi pdf email e-mail mail gmail hotmail icloud outlook whatsapp facebook instagram google apple android iphone windows
  visa mastercard paypal klarna vipps iban sms gps url html css api xl xxl`;

/** Letters that few languages write: pattern of one letter, and the languages that use it daily. */
export const tellingLetters: readonly (readonly [RegExp, readonly string[]])[] = [
  [/[æø]/u, ['no', 'da']],
  [/å/u, ['no', 'da', 'sv']],
  [/[äö]/u, ['sv', 'de', 'fi', 'hu', 'tr', 'et']],
  [/ß/u, ['de']],
  [/[ñ¿¡]/u, ['es']],
  [/[ãõ]/u, ['pt']],
  [/[łąężśćńź]/u, ['pl']],
  [/[ğış]/u, ['tr']],
  [/[ěřů]/u, ['cs']],
  [/[țșă]/u, ['ro']],
  [/[őű]/u, ['hu']],
  [/[îœ]/u, ['fr']],
  [/[іїєґ]/u, ['uk']],
  [/[ыэъ]/u, ['ru']],
  [/[پچژگ]/u, ['fa']],
];

/**
 * Pairs so alike that letter sequences hardly part them, and spellings that do: Norwegian doubles its final consonants
 * and writes -sjon, kj, gj, øy, -het where Danish writes single ones, -tion, k, g, øj, -hed.
 */
export const closePairs: readonly (readonly { language: string; spelling: RegExp }[])[] = [
  [
    { language: 'no', spelling: /sj|kj|gj|øy|ei|(?:kk|tt|pp|mm|ll|nn|ss|gg)(?!\p{L})|het(?:en)?(?!\p{L})/gu },
    { language: 'da', spelling: /tion|øg|øj|æg|gt(?!\p{L})|hed(?:en)?(?!\p{L})/gu },
  ],
];
