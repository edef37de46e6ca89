import { z } from 'zod';
import type { ConnectorErrorKind, Traits } from '../kit/index.js';

export const deliveryKinds = [
  ...(['reply', 'handover-text', 'operator-reply', 'note', 'handover', 'hand-back'] as const),
  ...(['close', 'contact', 'after-send', 'email'] as const),
] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/** One outgoing effect, as the outbox holds it; times may come as JSON tells them. */
export const Delivery = z.object({
  id: z.uuid(),
  conversation_id: z.uuid(),
  connection_id: z.uuid(),
  turn_id: z.uuid().nullable(),
  kind: z.enum(deliveryKinds),
  part: z.number(),
  is_visible: z.boolean(),
  text: z.string(),
  details: z.record(z.string(), z.string()),
  sources: z.array(z.unknown()),
  state: z.enum(['ready', 'sending', 'verifying', 'sent', 'parked', 'cancelled']),
  attempt: z.number(),
  lookups: z.number(),
  broken_lookups: z.number(),
  mark: z.string(),
  handover_version: z.number(),
  created_by: z.uuid().nullable(),
  sending_at: z.coerce.date().nullable(),
  /** When a member had a parked one sent after all. */
  replayed_at: z.coerce.date().nullable(),
  created_at: z.coerce.date(),
});
export type Delivery = z.infer<typeof Delivery>;

export const deliveryColumns = Object.keys(Delivery.shape);

/** A message whose repetition a human would see. The others may simply be done again. */
export const isMessage = (kind: DeliveryKind): boolean =>
  kind === 'reply' || kind === 'handover-text' || kind === 'operator-reply' || kind === 'note';

/** What the bot says on its own: a human who takes over silences it. An operator's own words are never held back. */
export const isBotSpeech = (kind: DeliveryKind): boolean => kind === 'reply' || kind === 'handover-text';

/** A new kind does not compile until someone decides. */
export const afterFailure = {
  unreachable: 'retry',
  'rate-limited': 'retry',
  unavailable: 'verify',
  'bad-response': 'verify',
  auth: 'pause-connection',
  config: 'pause-connection',
  'not-found': 'give-up',
  rejected: 'give-up',
} as const satisfies Record<ConnectorErrorKind, 'retry' | 'verify' | 'pause-connection' | 'give-up'>;

/** Waits between attempts; after the last the delivery is parked (reliability.md G17). */
const retryAfterMs = [1, 2, 5, 10, 30, 60, 120, 300].map((seconds) => seconds * 1000);
export const maxAttempts = retryAfterMs.length + 1;

/** A fifth of jitter keeps many conversations from coming back at the same instant. */
export function retryDelayMs(attempt: number, askedMs: number | undefined, random: () => number): number {
  const base = retryAfterMs[Math.min(attempt, retryAfterMs.length) - 1] ?? 1000;
  return Math.max(askedMs ?? 0, Math.round(base * (0.8 + 0.4 * random())));
}

/** Our own time-out of a call that sends. */
export const sendTimeoutMs = 10_000;
/** How long a platform may go on and store what it did not acknowledge, unless its connector says otherwise. */
export const defaultLateCommitMs = 15_000;
/** Whoever finds a `sending` row after a crash waits so long, until a late commit of the platform has shown. */
export const verifyAfterMs = ({ lateCommitMs = defaultLateCommitMs }: Pick<Traits, 'lateCommitMs'>): number =>
  sendTimeoutMs + lateCommitMs;
/** Not found once may be a late list: twice, so far apart, counts (F-051). */
export const secondLookupMs = 5_000;
export const maxBrokenLookups = 3;
/** An answer older than this says nothing useful any more (F-072). */
export const staleAfterMs = 15 * 60_000;
/** Between the commit of `sending` and the first byte; a process that froze in between must not write (F-012). */
export const maxClaimAgeMs = 400;
