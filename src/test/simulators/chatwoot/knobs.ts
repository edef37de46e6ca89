/** What differs between Chatwoot servers, and their limits. All may be changed while the simulator runs. */
export interface Knobs {
  /** Which hooks carry delivery id, time and signature: `account` is a server before 4.13, `none` one before 4.11. */
  signatures: 'all' | 'account' | 'none';
  /** `4.2` is a server on which bot tokens may not yet show conversations, tell of typing, or touch labels. */
  botRights: 'current' | '4.2';
  /** How long a hook waits for its answer. */
  hookTimeoutMs: number;
  /** Waits before the second, third … try of a bot's hook after a 429 or 500. No other hook is tried again. */
  botRetryDelaysMs: number[];
  /** How long after the event the payloads of account webhooks and API inboxes are built: they may tell of a newer state. */
  accountHookLagMs: number;
  /** A server without SAFE_FETCH_ALLOW_PRIVATE_NETWORK delivers nothing to loopback and private addresses. */
  privateHookAddresses: 'allowed' | 'refused';
  /** Whether `changed_attributes` is told, or null as it may be. */
  changedAttributes: 'told' | 'null';
  /** Calls per minute (RACK_ATTACK_LIMIT; all of this machine together) before 429; null is no limit. */
  callsPerMinute: number | null;
  /** Contact searches per account and minute before 429. */
  searchesPerMinute: number;
  /** Messages per conversation and minute before 422. */
  messagesPerMinute: number;
  /** Lists of messages leave out what is younger than this. */
  listLagMs: number;
}

/** A server of release 4.14.2 that may reach this machine. */
export const defaultKnobs: Knobs = {
  signatures: 'all',
  botRights: 'current',
  hookTimeoutMs: 5_000,
  botRetryDelaysMs: [3_000, 3_000],
  accountHookLagMs: 0,
  privateHookAddresses: 'allowed',
  changedAttributes: 'told',
  callsPerMinute: 3_000,
  searchesPerMinute: 100,
  messagesPerMinute: 200,
  listLagMs: 0,
};
