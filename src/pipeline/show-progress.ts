import { sessionOf } from '../connections/connection.js';
import type { OpenTurn } from '../inbox/turn.js';
import type { HttpClient } from '../kit/index.js';
import type { Live } from '../live/live.js';
import type { Log } from '../platform/log.js';
import type { Timers } from './timers.js';

export interface ProgressDeps {
  live: Pick<Live, 'publish'>;
  http: HttpClient;
  log: Log;
}

/** Lets those who look on in a page of ours see how far an answer is. Nothing waits for it and nothing depends on it. */
export function showProgress(
  { tenantId, conversation }: OpenTurn,
  stage: 'reading' | 'searching' | 'writing',
  { live }: Pick<ProgressDeps, 'live'>,
): void {
  if (conversation.handler === 'human') return;
  live.publish(tenantId, { kind: 'progress', conversation_id: conversation.id, stage });
}

/** What comes sooner than this needs no sign that it is coming. */
const typingAfterMs = 400;

/**
 * Shows at the platform that an answer is being written, once the writing takes noticeable time. Nothing waits for it and
 * nothing depends on it. Returns how to call it off.
 */
export function showTypingSoon(
  { bound, conversation }: OpenTurn,
  { http, log, timers }: ProgressDeps & { timers: Pick<Timers, 'later'> },
): () => void {
  const { connector } = bound;
  if (conversation.handler === 'human' || bound.row.trust !== 'auto') return () => undefined;
  return timers.later(typingAfterMs, () => {
    connector
      .typing?.({ conversationId: conversation.external_id, isTyping: true }, sessionOf(bound, http))
      .catch((err: unknown) => log.debug({ err }, 'the typing indicator could not be shown'));
  });
}
