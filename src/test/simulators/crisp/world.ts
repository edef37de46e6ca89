import type { Knobs } from './knobs.js';
import type { ConversationRow, MessageRow, PluginRow, WebsiteRow } from './rows.js';
import { conversationNotFound, Refusal } from './refusal.js';

/** One request at the simulated API, from its arrival to its answer. Times are milliseconds since 1970. */
export interface ApiCall {
  at: number;
  /** The route's name in the fault script. */
  route: string;
  method: string;
  path: string;
  query: Record<string, string>;
  tier: string;
  identifier: string;
  body: unknown;
  /** The kind of the fault script's outcome. */
  outcome: string;
  /** Unset while, or for ever when, no answer has been given. */
  status?: number;
  answered_at?: number;
}

export type StoredBy = 'api' | 'visitor' | 'operator' | 'bot' | 'system' | 'seed';

/** One act of storing; a fingerprint stored twice stands here twice, also after it was removed again. */
export interface StoredMessage {
  at: number;
  by: StoredBy;
  message: MessageRow;
}

/** One try of one hook delivery and how it was answered. */
export interface HookAttempt {
  at: number;
  mode: 'website' | 'plugin';
  url: string;
  website_id: string;
  event: string;
  /** Equal for all tries and copies of one delivery. */
  delivery: number;
  attempt: number;
  limit: number;
  headers: Record<string, string>;
  /** The bytes sent. */
  body: string;
  answer?: { status: number; body: string; after_ms: number };
  /** Why there was no answer. */
  error?: string;
}

export interface Ledger {
  requests: ApiCall[];
  messages: StoredMessage[];
  hooks: HookAttempt[];
}

/** All that the simulated platform knows. */
export interface World {
  knobs: Knobs;
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
