import type { Background } from '../papercups/background.js';
import type { CrispFaults } from './faults.js';
import type { Knobs } from './knobs.js';
import type { Ledger } from './ledger.js';
import type { ConversationRow, MessageRow, PluginRow, WebsiteRow } from './rows.js';
import { conversationNotFound, Refusal } from './refusal.js';

/** All that the simulated platform knows. */
export interface World {
  knobs: Knobs;
  faults: CrispFaults;
  background: Background;
  /** Milliseconds since 1970. */
  now: () => number;
  websites: Map<string, WebsiteRow>;
  plugins: Map<string, PluginRow>;
  ledger: Ledger;
  /** Announces an event to every hook that carries it. */
  emit: (websiteId: string, event: string, data: Record<string, unknown>) => void;
  /** A new fingerprint. Crisp's look like a millisecond timestamp followed by two digits. */
  nextFingerprint: () => number;
}

/** Fingerprints that grow with the clock and never repeat. */
export function fingerprintSource(now: () => number): () => number {
  let last = 0;
  return () => {
    last = Math.max(last + 1, now() * 100);
    return last;
  };
}

/** The website of that id, for actions from inside the simulation. Throws when it was never created. */
export function websiteOf(websiteId: string, world: Pick<World, 'websites'>): WebsiteRow {
  const website = world.websites.get(websiteId);
  if (!website) throw new Refusal(404, 'website_not_found');
  return website;
}

export interface ConversationAddress {
  websiteId: string;
  sessionId: string;
}

/** The conversation at that address. Throws the API's 404 where there is none. */
export function conversationAt(
  { websiteId, sessionId }: ConversationAddress,
  world: Pick<World, 'websites'>,
): ConversationRow {
  const conversation = websiteOf(websiteId, world).conversations.get(sessionId);
  if (!conversation) throw conversationNotFound();
  return conversation;
}

/** The first message stored under the fingerprint. Throws the API's 404 where there is none. */
export function messageIn(conversation: ConversationRow, fingerprint: number): MessageRow {
  const message = conversation.messages.find((one) => one.fingerprint === fingerprint);
  if (!message) throw new Refusal(404, 'message_not_found');
  return message;
}
