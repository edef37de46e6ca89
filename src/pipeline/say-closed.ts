import { weekdays } from '../contract/config.js';
import type { Opening } from './next-opening.js';
import { inLanguage } from './say.js';

interface Closed {
  today: string;
  tomorrow: string;
  /** `{day}` stands for the weekday's name. */
  onDay: string;
  /** `{when}` is one of the three above, `{time}` a time of day. */
  back: string;
  /** When nobody knows when. */
  away: string;
  then: string;
}

/** Nothing in them promises an answer before people are back. */
const closedTexts: Readonly<Record<string, Closed>> = {
  en: {
    ...{ today: 'today', tomorrow: 'tomorrow', onDay: 'on {day}' },
    back: 'Our team is not available at this hour and will be back {when} at {time}.',
    away: 'Our team is not available at this hour.',
    then: 'Your message has been passed on, and a colleague will answer you here once we are open. If you leave your e-mail address or phone number, we can reach you there too.',
  },
  no: {
    ...{ today: 'i dag', tomorrow: 'i morgen', onDay: 'på {day}' },
    back: 'Det er ingen på jobb hos oss nå. Vi er tilbake {when} kl. {time}.',
    away: 'Det er ingen på jobb hos oss nå.',
    then: 'Meldingen din er sendt videre, og en kollega svarer deg her når vi har åpnet igjen. Legg gjerne igjen e-post eller telefonnummer, så når vi deg også der.',
  },
  da: {
    ...{ today: 'i dag', tomorrow: 'i morgen', onDay: 'på {day}' },
    back: 'Der er ingen på arbejde hos os nu. Vi er tilbage {when} kl. {time}.',
    away: 'Der er ingen på arbejde hos os nu.',
    then: 'Din besked er sendt videre, og en kollega svarer dig her, når vi har åbnet igen. Skriv gerne din e-mail eller dit telefonnummer, så kan vi også nå dig der.',
  },
  sv: {
    ...{ today: 'i dag', tomorrow: 'i morgon', onDay: 'på {day}' },
    back: 'Det är ingen på plats hos oss nu. Vi är tillbaka {when} kl. {time}.',
    away: 'Det är ingen på plats hos oss nu.',
    then: 'Ditt meddelande har skickats vidare och en kollega svarar dig här när vi har öppnat igen. Lämna gärna e-post eller telefonnummer så når vi dig även där.',
  },
  de: {
    ...{ today: 'heute', tomorrow: 'morgen', onDay: 'am {day}' },
    back: 'Um diese Zeit ist bei uns niemand da. Wir sind {when} um {time} Uhr wieder für Sie da.',
    away: 'Um diese Zeit ist bei uns niemand da.',
    then: 'Ihre Nachricht ist weitergegeben, und die Antwort kommt hier, wenn wir wieder geöffnet haben. Mit Ihrer E-Mail-Adresse oder Telefonnummer erreichen wir Sie auch dort.',
  },
  fr: {
    ...{ today: 'aujourd’hui', tomorrow: 'demain', onDay: '{day}' },
    back: 'Notre équipe n’est pas disponible à cette heure et sera de retour {when} à {time}.',
    away: 'Notre équipe n’est pas disponible à cette heure.',
    then: 'Votre message est transmis, et un collègue vous répondra ici quand nous serons ouverts. Si vous laissez votre e-mail ou votre numéro de téléphone, nous pourrons aussi vous y joindre.',
  },
  es: {
    ...{ today: 'hoy', tomorrow: 'mañana', onDay: 'el {day}' },
    back: 'A esta hora no hay nadie en nuestro equipo. Volvemos {when} a las {time}.',
    away: 'A esta hora no hay nadie en nuestro equipo.',
    then: 'Hemos pasado su mensaje y un compañero le responderá aquí cuando hayamos abierto. Si deja su correo o su teléfono, también podremos contactarle por esa vía.',
  },
  it: {
    ...{ today: 'oggi', tomorrow: 'domani', onDay: '{day}' },
    back: 'A quest’ora non c’è nessuno del nostro team. Torniamo {when} alle {time}.',
    away: 'A quest’ora non c’è nessuno del nostro team.',
    then: 'Il suo messaggio è stato inoltrato e un collega le risponderà qui quando avremo riaperto. Se lascia e-mail o telefono, potremo raggiungerla anche lì.',
  },
  pt: {
    ...{ today: 'hoje', tomorrow: 'amanhã', onDay: '{day}' },
    back: 'A esta hora não está ninguém da nossa equipa. Voltamos {when} às {time}.',
    away: 'A esta hora não está ninguém da nossa equipa.',
    then: 'A sua mensagem foi encaminhada e um colega responde aqui quando tivermos aberto. Se deixar o seu e-mail ou telefone, também podemos contactá-lo por essa via.',
  },
  nl: {
    ...{ today: 'vandaag', tomorrow: 'morgen', onDay: '{day}' },
    back: 'Op dit uur is er bij ons niemand aanwezig. We zijn {when} om {time} uur terug.',
    away: 'Op dit uur is er bij ons niemand aanwezig.',
    then: 'Uw bericht is doorgegeven en een collega antwoordt u hier zodra we weer open zijn. Met uw e-mailadres of telefoonnummer kunnen we u ook daar bereiken.',
  },
  ar: {
    ...{ today: 'اليوم', tomorrow: 'غدًا', onDay: 'يوم {day}' },
    back: 'فريقنا غير متاح في هذا الوقت وسيعود {when} الساعة {time}.',
    away: 'فريقنا غير متاح في هذا الوقت.',
    then: 'تم تمرير رسالتك وسيرد عليك أحد الزملاء هنا بعد أن نفتح من جديد. إذا تركت بريدك الإلكتروني أو رقم هاتفك يمكننا التواصل معك هناك أيضًا.',
  },
};

/** What a visitor reads instead of the handover text while nobody is there: when somebody will be. */
export function sayClosed(
  opening: Opening | undefined,
  language: string,
  fallbacks: readonly string[],
): string | undefined {
  const texts = inLanguage(byLanguage, language, fallbacks);
  if (!texts) return undefined;
  return `${opening ? whenBack(opening, texts) : texts.away} ${texts.then}`;
}

const byLanguage = Object.fromEntries(
  Object.entries(closedTexts).map(([language, texts]) => [language, { ...texts, language }]),
);

function whenBack(
  { inDays, weekday, from }: Opening,
  { language, ...texts }: Closed & { language: string },
): string {
  const near = [texts.today, texts.tomorrow][inDays];
  const when = near ?? texts.onDay.replace('{day}', nameOf(weekday, language));
  return texts.back.replace('{when}', when).replace('{time}', from);
}

/** 1 January 2024 was a Monday. */
const nameOf = (weekday: Opening['weekday'], language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, 1 + weekdays.indexOf(weekday))),
  );
