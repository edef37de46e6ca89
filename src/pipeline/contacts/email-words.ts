/** How people spell an address so that machines do not read it: one alternation of words per sign. */
export const spelledSigns = {
  /** Unmistakable words for @. The bare English "at" is not one of them: see `bareAt`. */
  at: `kr[øo]ll-?alfa|alfa-?kr[øo]ll|kralfa|snabel-?\\s?[aA]|snabela|arobas[e]?|arrob[ao]|klammeraffe|apenstaartje|apestaartje|
    chiocciola|chiocciolina|ma[łl]pa|zavin[aá][cč]|kukac|собака|آت|أت|ات|تات|miukumauku`,
  /** Words for @ that only count in brackets or between dashes: "(at)", "[ät]", "-at-". */
  bracketedAt: 'at|ät|aet|æt|a|à|@|alfa|hos|bei|chez|en',
  dot: 'dot|punktum|punkt|prikk|point|punto|ponto|punt|kropka|piste|nokta|точка|نقطة|نقطه|دوت',
  underscore: 'underscore|understrek|understreck|unterstrich|tiret\\s+bas|gui[oó]n\\s+bajo|underline',
  dash: "dash|hyphen|bindestrek|bindestreck|bindestrich|minus|trait\\s+d'union|tiret|gui[oó]n|strek",
  plus: 'plus|pluss|más',
} as const;

/** Common words before "at" that make it a preposition: "look at", "works at". */
export const wordsBeforePreposition = `look looking am is are was were be been being it this that there here me us you him her
  them someone anyone work works worked working shop shopping store buy bought order ordered ordering find found see saw seen
  meet met online available listed site page staff team people work job live lives stay staying arrive arrived sign signed
  login log logged check checked read pay paid stop start stuck not only still over in out up down good great`;

/** Words that announce an address: after them the bare "at" is a sign. */
export const addressWords =
  /(?:e-?mail|e-?post|mail|correo|courriel|adress\p{L}*|adresse|address|reach|contact|write|send|skriv|ايميل\p{L}*|إيميل\p{L}*|البريد\p{L}*)/iu;

/** Endings of files that are written like addresses: logo@2x.png. */
export const fileEndings = `png jpg jpeg gif svg webp avif bmp ico tif tiff heic pdf doc docx xls xlsx ppt pptx csv txt zip gz tar
  js jsx ts tsx mjs cjs css scss html htm json xml yml yaml md sql php py rb java exe dmg apk mp3 mp4 mov avi webm woff ttf`;

/** The top-level domains of countries. */
export const countryDomains = `ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz
  ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh
  gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la
  lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz
  om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td
  tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw`;

/** Longer top-level domains that visitors use, and those reserved for examples. */
export const topLevelDomains = `com org net edu gov int mil info biz name pro mobi aero coop jobs post tel travel asia cat museum
  example test invalid localhost local app dev shop store online site website web tech xyz cloud email mail blog club design
  agency company group live life media news studio world today work works zone digital space team global center consulting
  solutions services systems network software support marketing photo photos photography academy school art bar berlin hamburg
  wien koeln paris london nyc africa amsterdam bank beer bike bio build business cafe camp capital care cash charity chat city
  clinic coffee community dental direct earth energy engineering estate events expert family farm fashion film finance fit
  fitness foundation fun fund gallery games garden gmbh green guide guru health help homes house immo ink insure international
  land law legal limited ltd management market menu moda money one organic partners parts pet pizza plus press productions
  properties property red rent repair report rest restaurant sale salon skin social solar store style surf tax taxi tips tools
  top tours town toys trade training vet video vip vision watch wiki win wine wtf yoga swiss scot wales cymru irish bzh eus gal
  nrw bayern saarland ruhr tirol quebec moscow tokyo`;
