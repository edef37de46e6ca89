/** What every business is asked or told, whatever it sells. The names are stored with the tenant's intents. */
export const starterNames = [
  'greeting',
  'thanks',
  'human-please',
  'complaint',
  'prices',
  'opening-hours',
  'booking',
  'unsubscribe',
  'spam',
] as const;
export type StarterName = (typeof starterNames)[number];

/** The starter intents in one language. */
export interface StarterLanguage {
  /** As visitors write, with and without capitals, accents and full stops. */
  examples: Readonly<Record<StarterName, readonly string[]>>;
  /** Questions about goods and orders, which the knowledge answers: none of the starter intents. */
  otherMatters: readonly string[];
  /** What the visitor reads where no knowledge is needed; the booking text stands above the booking address. */
  replies: Readonly<Record<'greeting' | 'thanks' | 'booking', string>>;
}
