import { AssistantSettings } from '../contract/assistants.js';
import { storedSettings } from '../platform/database/stored-settings.js';

/** What a visitor reads when a human is called, until the tenant writes its own. */
const handoverTexts = {
  en: 'I am passing you on to a colleague, who will answer you here. If you leave your e-mail address or phone number, we can reach you even when you are gone.',
  no: 'Jeg setter deg over til en kollega som svarer deg her. Legg gjerne igjen e-post eller telefonnummer, så når vi deg også etterpå.',
  da: 'Jeg giver dig videre til en kollega, som svarer dig her. Skriv gerne din e-mail eller dit telefonnummer, så kan vi også nå dig senere.',
  sv: 'Jag lämnar över till en kollega som svarar dig här. Lämna gärna e-post eller telefonnummer så når vi dig även senare.',
  de: 'Ich gebe Sie an eine Kollegin oder einen Kollegen weiter; die Antwort kommt hier. Mit Ihrer E-Mail-Adresse oder Telefonnummer erreichen wir Sie auch später.',
  fr: 'Je vous passe un collègue, qui vous répondra ici. Si vous laissez votre e-mail ou votre numéro de téléphone, nous pourrons aussi vous joindre plus tard.',
  es: 'Le paso con un compañero, que le responderá aquí. Si deja su correo o su teléfono, también podremos contactarle más tarde.',
  it: 'La metto in contatto con un collega, che le risponderà qui. Se lascia e-mail o telefono, potremo raggiungerla anche più tardi.',
  pt: 'Vou passar a conversa a um colega, que responde aqui. Se deixar o seu e-mail ou telefone, podemos contactá-lo mais tarde.',
  nl: 'Ik geef u door aan een collega, die u hier antwoordt. Met uw e-mailadres of telefoonnummer kunnen we u ook later bereiken.',
  ar: 'سأحوّلك إلى أحد الزملاء وسيرد عليك هنا. إذا تركت بريدك الإلكتروني أو رقم هاتفك يمكننا التواصل معك لاحقًا أيضًا.',
};

/** What the first assistant of a new tenant starts with. */
export const defaultSettings: AssistantSettings = {
  about: '',
  style: '',
  limits: '',
  instructions: '',
  tone: 'friendly',
  model: null,
  temperature: 0.2,
  sender_name: 'Assistant',
  trust: 'auto',
  handover_texts: handoverTexts,
  handover_phrases: [],
  consent_text: 'We keep the contact data that you leave here in order to answer you.',
  booking_url: null,
  answer_length: 'short',
};

/** The `settings` of an assistant's row, whichever version wrote it. How far it may go is never guessed upwards. */
export const StoredSettings = storedSettings(AssistantSettings, { ...defaultSettings, trust: 'draft' });
