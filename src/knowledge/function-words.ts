import { foldText } from '../platform/words.js';

/**
 * Words that hold a question together and say nothing about its subject. A knowledge base of statements hardly contains
 * question words, so by frequency alone they would look rare and telling.
 */
const functionWords: Readonly<Record<string, string>> = {
  en: `a an the what which who whom whose when where why how many much often long during do does did done doing is are was were am be
    been being can could will would shall should may might must has have had i you he she it we they me him her us them my your
    his its our their mine yours this that these those there here of to in on at for from by with about into and or but if as
    than then so not no any some please s t d m ll re ve don doesn didn isn aren won`,
  de: `der die das den dem des ein eine einer eines einem einen was welcher welche welches welchem welchen wer wen wem wessen
    wann wo woher wohin warum wieso weshalb wie viel viele oft ist sind war waren bin bist sein hat habe haben hatte hatten habt wird werden
    wurde wurden werde kann können konnte könnte könnt soll sollen sollte muss müssen musste darf dürfen möchte will wollen
    ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch sich mein meine meinen meiner dein deine ihre ihren seine
    seinen unsere man und oder aber von vom zu zum zur im in am an auf aus bei beim mit nach für als um durch über unter bis auch
    nicht kein keine wenn ob dass so da dort hier es gibt bitte
    lange heißt hieß lautet vor während`,
  fr: `le la les l un une des de du d au aux que quel quelle quels quelles qui quoi quand où comment pourquoi combien est ce
    sont était étaient fut sera être suis es ai as a ont avait avez avoir peut peuvent puis peux pouvez dois doit doivent faut
    fait faire il elle ils elles on je j tu nous vous me te se s lui leur leurs mon ma mes ton ta tes son sa ses notre nos votre
    vos cet cette ces c qu y t n ne pas plus en dans par pour sur sous avec sans chez et ou mais si comme entre quelqu`,
  es: `el la los las lo un una unos unas que qué cual cuál cuales cuáles quien quién quienes cuando cuándo donde dónde adónde
    por porque cómo como cuanto cuánto cuánta cuántos cuántas es son era eran fue fueron ser sido está están estaba estar he ha
    han había hay puede pueden puedo podría podrían tiene tienen tengo hace hacen hacer yo tú él ella nosotros ellos usted
    ustedes me te se le les nos mi mis tu tus su sus nuestro este esta esto estos estas ese esa eso esos esas de del al a ante
    en con para sin sobre entre desde hasta y e o u no si más muy ya durante`,
  pt: `o a os as um uma uns umas que qual quais quem quando onde aonde por porque porquê como quanto quanta quantos quantas é
    são era eram foi foram ser está estão estava estar há tem têm tinha ter pode podem posso poderia faz fazem fazer eu tu ele
    ela nós vós eles elas você vocês me te se lhe lhes nos meu minha meus minhas teu tua seu sua seus suas nosso nossa este esta
    isto estes estas esse essa isso aquele aquela de do da dos das ao à aos às em no na nos nas num numa com para pelo pela sem
    sobre entre até e ou não mais muito já`,
  it: `il lo la i gli le l un uno una che cosa quale quali chi quando dove perché come quanto quanta quanti quante è sono era
    erano fu essere stato ha hanno ho hai avete abbiamo aveva avere può possono posso potete deve devono devo fa fanno fare c ci si
    io tu lui lei noi voi loro mi ti vi ne mio mia miei mie tuo tua suo sua suoi sue nostro nostra vostro vostra questo questa
    questi queste quello quella di del dello della dei degli delle d al allo alla ai agli alle da dal dalla in nel nella nei con
    per su sul sulla tra fra e ed o ma se non più molto anche`,
  nl: `de het een wat welke welk wie wanneer waar waarom hoe hoeveel vaak is zijn was waren ben bent heeft hebben heb had hadden
    wordt worden werd werden word kan kunnen kun kon zal zullen zou zouden moet moeten mag mogen wil willen doet doen ik jij je u
    hij zij ze wij we jullie mij me jou hem haar ons hun mijn jouw uw zijn onze dit dat deze die er hier daar van voor op in
    aan met bij naar uit over door om tot te en of maar als dan niet geen ook nog`,
  no: `en ei et den det de hva hvem hvilken hvilket hvilke hvor hvorfor hvordan når mange mye ofte lenge er var være vært har
    hadde ha blir ble blitt bli kan kunne skal skulle vil ville må måtte får fikk heter het jeg du han hun vi dere meg deg seg
    oss dem min mi mitt mine din ditt dine sin si sitt sine vår vårt våre hans hennes deres denne dette disse noe noen man i på av til
    fra for med om ved hos under over etter og eller men som at så da ikke ingen kva kven kvar kor korleis kvifor ikkje eg me
    ho dei ein eit frå nokon noko mellom mot finnes`,
  da: `en et den det de hvad hvem hvilken hvilket hvilke hvor hvorfor hvordan hvornår mange meget ofte længe er var være været har
    havde have bliver blev blevet kan kunne skal skulle vil ville må måtte får fik hedder jeg du han hun vi i mig dig sig os jer
    dem min mit mine din dit dine sin sit sine vores jeres deres denne dette disse noget nogen nogle man på af til fra for med
    om ved hos under over efter og eller men som at så da ikke ingen`,
  sv: `en ett den det de vad vem vilken vilket vilka var varför hur när många mycket ofta länge är vara varit har hade ha blir
    blev bli kan kunde ska skall skulle vill ville måste får fick heter jag du han hon vi ni mig dig sig oss er dem min mitt mina
    din ditt dina sin sitt sina vår vårt våra denna detta dessa något någon några man i på av till från för med om vid hos under
    över efter och eller men som att så då inte ingen finns`,
  pl: `co kto kogo komu kiedy gdzie skąd dokąd dlaczego czemu jak jaki jaka jakie jakich który która które których ile czy jest są
    był była było byli być ma mają mam masz może mogą mogę można ja ty on ona ono my wy oni mnie mi ciebie ci go mu jej ich nas
    nam was wam się mój moja moje twój swój jego nasz wasz ten ta to te ci tego tej tych tym tam tu w we na z ze do od dla o po
    przy przez za pod nad i a oraz lub albo ale że żeby nie`,
  ru: `что кто кого кому когда где куда откуда почему зачем как какой какая какое какие каких который которая которые сколько чем
    чего есть был была было были быть может могут могу можно ли же бы я ты он она оно мы вы они мне меня тебя его ему её их нас
    нам вас вам мой моя моё мои твой свой наш ваш этот эта это эти того этого той тех там тут в во на с со к ко у о об от до из
    за по под над при для без и а но или не нет да`,
  tr: `ne neyi neden niçin nasıl kim kimi kimin hangi hangisi nerede nereye nereden kaç kadar zaman mı mi mu mü var yok ben sen
    o biz siz onlar bana sana ona bize size benim senin onun bizim sizin bu şu bunlar şunlar ve veya ya da de ile için gibi ama
    ki bir daha çok olan olarak oldu olur`,
  ar: `ما ماذا من متى أين كيف كم لماذا لما هل أي أية هو هي هم هما أنا أنت نحن كان كانت كانوا يكون تكون في على إلى عن مع منذ بين
    عند بعد قبل حتى أو و ثم أن إن لا لم لن قد ذلك هذا هذه تلك هؤلاء الذي التي الذين اللذان اللتان حيث كل تم يتم له لها لهم به
    بها بهم فيه فيها منه منها عليه عليها هناك إذا عدد`,
};

const byLanguage: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(functionWords).map(([language, words]) => [
    language,
    new Set(words.split(/\s+/u).map(foldText)),
  ]),
);
const ofAnyLanguage: ReadonlySet<string> = new Set([...byLanguage.values()].flatMap((words) => [...words]));

/** The words that say nothing about the subject, in one language (BCP 47), or in all that we know when it is not known. */
export const functionWordsOf = (language: string | undefined): ReadonlySet<string> =>
  byLanguage.get(language?.split('-')[0] ?? '') ?? ofAnyLanguage;
