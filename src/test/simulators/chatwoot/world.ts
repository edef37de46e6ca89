import { randomBytes } from 'node:crypto';
import type { Background } from '../papercups/background.js';
import type { ChatwootFaults } from './faults.js';
import type { Knobs } from './knobs.js';
import type { Ledger } from './ledger.js';
import { notFound } from './refusal.js';
import type { AccountRow, ConversationRow, InboxRow, MessageRow, UserRow } from './rows.js';

/** An event on its way to the hooks that carry it. */
export interface Notice {
  accountId: number;
  /** Events of no inbox reach account webhooks only. */
  inbox?: InboxRow;
  conversation?: ConversationRow;
  message?: MessageRow;
  event: string;
  /** The payload as of now. */
  build: () => Record<string, unknown>;
}

/** All that the simulated platform knows. */
export interface World {
  knobs: Knobs;
  faults: ChatwootFaults;
  background: Background;
  ledger: Ledger;
  /** Milliseconds since 1970. */
  now: () => number;
  /** The address of this server, once it listens. */
  url: { base: string };
  accounts: Map<number, AccountRow>;
  users: UserRow[];
  /** Uploaded bytes, by attachment id. */
  files: Map<number, { name: string; contentType: string; bytes: Uint8Array }>;
  /** A new id of that kind, or the wanted one; later ids are larger. Ids are unique on the whole installation. */
  id: (kind: string, wanted?: number) => number;
  /** Announces an event to every hook that carries it. */
  emit: (notice: Notice) => void;
}

export type Emitting = Pick<World, 'emit' | 'now' | 'knobs' | 'accounts'>;
/** What storing a message needs. */
export type Storing = Emitting & Pick<World, 'ledger' | 'id'>;

export function idSource(): World['id'] {
  const last = new Map<string, number>();
  return (kind, wanted) => {
    const id = wanted ?? (last.get(kind) ?? 0) + 1;
    last.set(kind, Math.max(last.get(kind) ?? 0, id));
    return id;
  };
}

/** A random token of 24 letters and digits, like Chatwoot's. */
export const newToken = (): string => randomBytes(12).toString('hex');

/** The account of that id. Throws the API's 404 where there is none. */
export function accountOf(accountId: number, { accounts }: Pick<World, 'accounts'>): AccountRow {
  const account = accounts.get(accountId);
  if (!account) throw notFound();
  return account;
}

export interface ConversationAddress {
  accountId: number;
  /** The display id. */
  conversationId: number;
}

/** The conversation at that address. Throws the API's 404 where there is none. */
export function conversationAt(
  { accountId, conversationId }: ConversationAddress,
  world: Pick<World, 'accounts'>,
): ConversationRow {
  const conversation = accountOf(accountId, world).conversations.get(conversationId);
  if (!conversation) throw notFound();
  return conversation;
}

/** The record of that id in a list. Throws the API's 404 where there is none. */
export function oneOf<T extends { id: number }>(rows: readonly T[], id: number): T {
  const row = rows.find((one) => one.id === id);
  if (!row) throw notFound();
  return row;
}
