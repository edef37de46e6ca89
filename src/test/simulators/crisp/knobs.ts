/** What is not known for certain about Crisp, or what a test wants otherwise. All may be changed while the simulator runs. */
export interface Knobs {
  /** Whether API messages come back as `message:received` at all. */
  echo: boolean;
  /** `missing` leaves `automated`, `user.type` and the avatar out of echoes: a connector may not depend on them. */
  echoFlags: 'full' | 'missing';
  /** A second message with a known fingerprint: stored again (nothing says otherwise), answered but not stored, or refused. */
  repeatedFingerprint: 'accept' | 'ignore' | 'refuse';
  /** Calls of one token per day before 423; null is no limit. Crisp's own: 10,000 website tier, 5,000 plugin tier. */
  quotaPerDay: number | null;
  /** How long a GET or HEAD is answered from a cache, 404 included; 0 is no cache. */
  readCacheMs: number;
  /** The unit of `X-Crisp-Request-Timestamp`, which the documentation does not state. */
  hookTimestampUnit: 'ms' | 's';
  /** Waits before the second, third … try of a plugin hook; the attempt limit is one more than their number. */
  pluginRetryDelaysMs: number[];
  /** The same for website hooks, for which no retry is promised. */
  websiteRetryDelaysMs: number[];
  /** How long a hook waits for its answer. */
  hookTimeoutMs: number;
  /** The state of a conversation that a visitor begins. */
  newConversationState: 'pending' | 'unresolved';
  /** Whether a visitor's message reopens a resolved conversation. */
  visitorReopens: boolean;
  /** Whether a meta patch merges `data` or replaces it. */
  metaData: 'merge' | 'replace';
  /** Length of one page of the message list. */
  messagesPerPage: number;
  /** Whether `timestamp_before` and `timestamp_after` include messages of exactly that time. */
  pageBoundary: 'exclusive' | 'inclusive';
  /** Which helpdesk routes answer: those of client 11 (`tree`) or the removed ones (`legacy`). */
  helpdesk: 'tree' | 'legacy';
}

export const defaultKnobs: Knobs = {
  echo: true,
  echoFlags: 'full',
  repeatedFingerprint: 'accept',
  quotaPerDay: null,
  readCacheMs: 0,
  hookTimestampUnit: 'ms',
  pluginRetryDelaysMs: [1_000, 10_000],
  websiteRetryDelaysMs: [],
  hookTimeoutMs: 10_000,
  newConversationState: 'pending',
  visitorReopens: true,
  metaData: 'merge',
  messagesPerPage: 20,
  pageBoundary: 'exclusive',
  helpdesk: 'tree',
};
