import type { Captured, Stop } from './turn-state.js';
import type { StoredIntent } from '../intents/load-intents.js';
import { contactNotedTexts, inLanguage } from './say.js';

/** A greeting that goes on may be a question: only a short message without a question mark is nothing but a greeting. */
const maxSmallTalkWords = 6;

/** What an intent settles by itself; nothing when the knowledge should be asked. */
export function routeIntent(captured: Captured): Stop | undefined {
  const { intent, turn, language } = captured;
  if (intent === null) return leftOnlyContacts(captured) ? contactNoted(captured) : undefined;
  switch (intent.action) {
    case 'hand-over':
      return { stop: 'hand-over', because: 'asked-for-human' };
    case 'ignore':
      return { stop: 'stay-silent', because: 'ignored' };
    case 'canned-reply':
      return isSmall(captured.question)
        ? canned(intent, language, turn.bound.row.tenant_config.languages)
        : undefined;
    case 'booking-link': {
      const url = captured.assistant.settings.booking_url;
      return url === null ? undefined : bookingLink(captured, intent, url);
    }
    case 'answer':
      return undefined;
  }
}

/** What is still said when the knowledge holds nothing, because the intent has words of its own. */
export const fallbackReply = ({ intent, language, turn }: Captured): Stop | undefined =>
  intent?.action === 'canned-reply'
    ? canned(intent, language, turn.bound.row.tenant_config.languages)
    : undefined;

function canned(intent: StoredIntent, language: string, fallbacks: readonly string[]): Stop | undefined {
  const text = inLanguage(intent.reply_texts, language, fallbacks);
  return text === undefined ? undefined : { stop: 'reply', because: 'canned-reply', text };
}

function bookingLink({ language, turn }: Captured, intent: StoredIntent, url: string): Stop {
  const words = inLanguage(intent.reply_texts, language, turn.bound.row.tenant_config.languages);
  return { stop: 'reply', because: 'booking-link', text: words === undefined ? url : `${words}\n${url}` };
}

const contactNoted = ({ language, turn }: Captured): Stop => ({
  stop: 'reply',
  because: 'contact-noted',
  text:
    inLanguage(contactNotedTexts, language, turn.bound.row.tenant_config.languages) ?? contactNotedTexts.en,
});

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => /\p{L}/u.test(word));

const isSmall = (question: string): boolean =>
  wordsOf(question).length <= maxSmallTalkWords && !/[?؟]/u.test(question);

/** Contact data with at most a few words around it, as in "you can reach me at …", asks nothing. */
function leftOnlyContacts({ lead, question }: Captured): boolean {
  if (lead?.email === undefined && lead?.phone === undefined) return false;
  return wordsOf(question).length <= 15 && !/[?؟]/u.test(question);
}
