/** What is not known for certain about Telegram, or what a test wants otherwise. All may be changed while the simulator runs. */
export interface Knobs {
  /** Whether a webhook may be plain http, and on a loopback or private address. Telegram refuses both. */
  localWebhooks: boolean;
  /** Messages per second into one chat before 429; null is no limit. Telegram's FAQ: one. */
  messagesPerSecondPerChat: number | null;
  /** Messages per second of one bot before 429; null is no limit. Telegram's FAQ: about 30. */
  messagesPerSecondPerBot: number | null;
  /** The longest text, in UTF-16 units after its entities were taken out. */
  longestText: number;
  /** The longest that `getUpdates` waits, whatever its `timeout` says. */
  longestPollMs: number;
  /** How long an update is kept for whoever fetches it. */
  keepUpdatesMs: number;
  /** Waits before the second, third … try of a webhook; the last one repeats. A `Retry-After` of the receiver goes before them. */
  webhookRetryDelaysMs: number[];
  /** Tries before an update is given up; null tries for as long as the update is kept. */
  webhookTries: number | null;
  /** How long a webhook waits for its answer. */
  webhookTimeoutMs: number;
  /** Whether what the bot sends for an owner comes back to it as `business_message`; not documented either way. */
  echo: boolean;
  /** How long after the customer's last message a bot may still answer for the owner. */
  businessWindowMs: number;
}

const dayMs = 24 * 3_600_000;

/** telegram-bot-api: Client.h and WebhookActor.cpp for the times. */
export const defaultKnobs: Knobs = {
  localWebhooks: false,
  messagesPerSecondPerChat: 1,
  messagesPerSecondPerBot: 30,
  longestText: 4_096,
  longestPollMs: 50_000,
  keepUpdatesMs: dayMs,
  webhookRetryDelaysMs: [0, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000],
  webhookTries: null,
  webhookTimeoutMs: 60_000,
  echo: true,
  businessWindowMs: dayMs,
};
