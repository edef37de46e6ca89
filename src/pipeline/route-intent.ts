import type { Captured, Stop } from './turn-state.js';
import type { StoredIntent } from '../intents/load-intents.js';
import { asks } from './join-messages.js';
import { contactNotedTexts, inLanguage } from './say.js';

/** A greeting that goes on may be a question: only a short message without a question mark is nothing but a greeting. */
const maxSmallTalkWords = 6;

/** What an intent settles by itself; nothing when the knowledge should be asked. */
export function routeIntent(captured: Captured): Stop | undefined {
  const { intent } = captured;
  if (intent === null) return leftOnlyContacts(captured) ? contactNoted(captured) : undefined;
  switch (intent.action) {
    case 'hand-over':
      return { stop: 'hand-over', because: 'asked-for-human' };
    case 'ignore':
      return { stop: 'stay-silent', because: 'ignored' };
    case 'canned-reply':
      return isSmall(captured.question) ? canned(intent, captured) : undefined;
    case 'booking-link': {
      const url = captured.assistant.settings.booking_url;
      return url === null ? undefined : bookingLink(captured, intent, url);
    }
    case 'answer':
      return undefined;
  }
}

/** What is still said when the knowledge holds nothing, because the intent has words of its own. */
export function fallbackReply(captured: Captured): Stop | undefined {
  const reply = captured.intent?.action === 'canned-reply' ? canned(captured.intent, captured) : undefined;
  return reply?.stop === 'reply' ? reply : undefined;
}

function canned(intent: StoredIntent, captured: Captured): Stop | undefined {
  const text = cannedText(intent, captured);
  if (text === undefined) return undefined;
  return isSaidJustNow(text, captured)
    ? { stop: 'stay-silent', because: 'said-already' }
    : { stop: 'reply', because: 'canned-reply', text };
}

const justNowMs = 10 * 60_000;

/** Whoever says hello twice is not asked twice what they want. */
function isSaidJustNow(text: string, { turn, now }: Captured): boolean {
  const last = turn.history.filter(({ role }) => role !== 'visitor').at(-1);
  return last?.text === text && now.getTime() - last.sent_at.getTime() < justNowMs;
}

/** An intent's own words, in the visitor's language. */
export const cannedText = (intent: StoredIntent, { language, turn }: Captured): string | undefined =>
  inLanguage(intent.reply_texts, language, turn.bound.row.tenant_config.languages);

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
  wordsOf(question).length <= maxSmallTalkWords && !asks(question);

/** Contact data with at most a few words around it, as in "you can reach me at …", asks nothing. */
function leftOnlyContacts({ lead, question }: Captured): boolean {
  if (lead?.email === undefined && lead?.phone === undefined) return false;
  return wordsOf(question).length <= 15 && !asks(question);
}
