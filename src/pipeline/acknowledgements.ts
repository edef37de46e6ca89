import { foldText } from '../platform/words.js';
import { asks } from './join-messages.js';

/** What visitors say when they have read an answer and want nothing more. Thanks are not among them: those get a reply. */
const acknowledgements: Readonly<Record<string, string>> = {
  en: `ok, okay, okey, oki, okie, k, kk, ok then, then, alright, all right, got it, gotcha, i see, understood, noted,
    makes sense, sounds good, good, good to know, great, perfect, cool, nice, nice one, super, thumbs up, awesome,
    excellent, fine, brilliant, lovely, wonderful, that works, that helps, that is all, that's all, that was all, that
    is it, that's it, nothing else, no that's all, no that is all, no further questions, no more questions, very
    helpful, will do, no problem, no worries, bye, goodbye, see you, have a nice day, have a good day, for now`,
  no: `greit, den er grei, den er god, det er greit, det er fint, fint, flott, supert, perfekt, bra, topp, kult, forstått,
    skjønner, jeg skjønner, da vet jeg det, det var alt, nei det var alt, ha det, ha det bra, hadet, ha en fin dag`,
  da: `fint, det er fint, super, perfekt, forstået, javel, det var alt, farvel, hav en god dag`,
  sv: `okej, bra, fint, toppen, perfekt, förstår, jag förstår, det var allt, hej då, ha en bra dag`,
  de: `alles klar, klar, gut, sehr gut, passt, prima, super, perfekt, toll, verstanden, verstehe, ich verstehe, in ordnung,
    das war alles, nein das war alles, tschüss, auf wiedersehen, bis dann, schönen tag, schönen tag noch`,
  fr: `d'accord, entendu, compris, j'ai compris, je vois, je comprends, parfait, génial, très bien, bien, bien noté, c'est noté,
    noté, ça marche, c'est tout, non c'est tout, au revoir, bonne journée, à bientôt`,
  es: `vale, de acuerdo, entendido, entiendo, perfecto, genial, bien, muy bien, bueno, claro, estupendo, ya veo, eso
    es todo, no eso es todo, adiós, hasta luego, que tenga un buen día, buen día`,
  it: `va bene, perfetto, capito, ho capito, d'accordo, bene, ottimo, è tutto, arrivederci, buona giornata`,
  pt: `certo, perfeito, entendi, está bem, ótimo, é tudo, tchau, adeus, bom dia para si`,
  nl: `oké, prima, duidelijk, begrepen, perfect, goed, top, helder, dat was alles, tot ziens, doei, fijne dag`,
  ar: `حسنا, طيب, تمام, ممتاز, فهمت, مفهوم, جيد, رائع, اوكي, واضح, هذا كل شيء, مع السلامة, إلى اللقاء`,
};

/** Answers a question of ours; where none was asked it acknowledges like the others. A bare "no" may be a protest. */
const consent = 'yes, yep, yeah, yup, ja, jo, oui, ouais, sí, sì, sim, نعم'.split(', ');

const plain = (text: string): string =>
  foldText(text)
    .replace(/[’'`´]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const phrases = Object.values(acknowledgements).flatMap((list) => list.replace(/\s+/gu, ' ').split(', '));

function onlyOf(texts: readonly string[]): RegExp {
  const longestFirst = [...new Set(texts.map(plain))].sort((a, b) => b.length - a.length).join('|');
  return new RegExp(`^(?:${longestFirst})(?: (?:${longestFirst}))*$`, 'u');
}

const onlyPhrases = onlyOf(phrases);
const onlyPhrasesOrConsent = onlyOf([...phrases, ...consent]);
const mostWords = 8;

/** Whether a message does nothing but say that the visitor has understood what was said last, as in "Ok, great!". */
export function isAcknowledgement(text: string, { saidLast }: { saidLast: string }): boolean {
  if (text.length > 100) return false;
  const words = plain(text);
  if (words.split(' ').length > mostWords) return false;
  return (asks(saidLast) ? onlyPhrases : onlyPhrasesOrConsent).test(words);
}
