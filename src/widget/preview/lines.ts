import type { WidgetPreview } from '../../contract/widget-preview.js';

/** What is said in the preview. */
export interface Lines {
  question: string;
  answer: string;
  source: string;
  /** To whatever is typed. */
  reply: string;
}

export const lines: Readonly<Record<WidgetPreview['language'], Lines>> = {
  en: {
    question: 'Are you open on Saturday?',
    answer: 'Yes, from 9 am to 1 pm.',
    source: 'Opening hours',
    reply: 'This is a preview. On your website, your assistant answers here.',
  },
  de: {
    question: 'Haben Sie am Samstag geöffnet?',
    answer: 'Ja, von 9 bis 13 Uhr.',
    source: 'Öffnungszeiten',
    reply: 'Dies ist eine Vorschau. Auf Ihrer Website antwortet hier Ihr Assistent.',
  },
  es: {
    question: '¿Abren los sábados?',
    answer: 'Sí, de 9:00 a 13:00.',
    source: 'Horario',
    reply: 'Esto es una vista previa. En su sitio web, aquí responde su asistente.',
  },
  fr: {
    question: 'Êtes-vous ouverts le samedi ?',
    answer: 'Oui, de 9 h à 13 h.',
    source: 'Horaires d’ouverture',
    reply: 'Ceci est un aperçu. Sur votre site, votre assistant répond ici.',
  },
  no: {
    question: 'Har dere åpent på lørdag?',
    answer: 'Ja, fra klokken 9 til 13.',
    source: 'Åpningstider',
    reply: 'Dette er en forhåndsvisning. På nettstedet ditt svarer assistenten din her.',
  },
  ar: {
    question: 'هل تفتحون يوم السبت؟',
    answer: 'نعم، من الساعة 9 صباحًا حتى 1 ظهرًا.',
    source: 'ساعات العمل',
    reply: 'هذه معاينة. على موقعك يجيب مساعدك هنا.',
  },
};
