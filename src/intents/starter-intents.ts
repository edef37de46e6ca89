import type { IntentAction } from '../contract/assistants.js';
import type { TextByLanguage } from '../contract/common.js';
import { arabic } from './starters/arabic.js';
import { english } from './starters/english.js';
import { french } from './starters/french.js';
import { german } from './starters/german.js';
import { norwegian } from './starters/norwegian.js';
import { spanish } from './starters/spanish.js';
import { starterNames, type StarterLanguage, type StarterName } from './starters/starter-language.js';

/** An intent that every new assistant begins with; the tenant may change or remove it. */
export interface StarterIntent {
  name: StarterName;
  label: string;
  action: IntentAction;
  examples: readonly string[];
  /** What the visitor reads, by language; empty where the action needs no words. */
  replyTexts: TextByLanguage;
}

/** Another language is one file and one line here. */
const languages: Readonly<Record<string, StarterLanguage>> = {
  en: english,
  no: norwegian,
  de: german,
  fr: french,
  es: spanish,
  ar: arabic,
};

const kinds: Readonly<Record<StarterName, { label: string; action: IntentAction }>> = {
  greeting: { label: 'Greeting', action: 'canned-reply' },
  thanks: { label: 'Thanks', action: 'canned-reply' },
  'human-please': { label: 'Wants a human', action: 'hand-over' },
  complaint: { label: 'Complaint', action: 'hand-over' },
  prices: { label: 'Prices', action: 'answer' },
  'opening-hours': { label: 'Opening hours', action: 'answer' },
  booking: { label: 'Appointment or reservation', action: 'booking-link' },
  unsubscribe: { label: 'Unsubscribe', action: 'hand-over' },
  spam: { label: 'Spam', action: 'ignore' },
};

/** What visitors say to any business, in English, Norwegian, German, French, Spanish and Arabic. */
export const starterIntents: readonly StarterIntent[] = starterNames.map((name) => ({
  name,
  ...kinds[name],
  examples: Object.values(languages).flatMap(({ examples }) => examples[name]),
  replyTexts: hasReply(name)
    ? Object.fromEntries(Object.entries(languages).map(([code, { replies }]) => [code, replies[name]]))
    : {},
}));

/** What visitors ask about goods and orders: shows none of the starter intents. */
export const otherMatters: readonly string[] = Object.values(languages).flatMap((each) => each.otherMatters);

function hasReply(name: StarterName): name is keyof StarterLanguage['replies'] {
  return name === 'greeting' || name === 'thanks' || name === 'booking';
}
