import { sessionOf } from '../connections/connection.js';
import type { OpenTurn } from '../inbox/turn.js';
import type { HttpClient } from '../kit/index.js';
import type { Live } from '../live/live.js';
import type { Log } from '../platform/log.js';

export interface ProgressDeps {
  live: Pick<Live, 'publish'>;
  http: HttpClient;
  log: Log;
}

/** Lets the visitor see that something happens. Nothing waits for it and nothing depends on it. */
export function showProgress(
  { tenantId, bound, conversation }: OpenTurn,
  stage: 'reading' | 'searching' | 'writing',
  { live, http, log }: ProgressDeps,
): void {
  if (conversation.handler === 'human') return;
  live.publish(tenantId, { kind: 'progress', conversation_id: conversation.id, stage });
  const { connector } = bound;
  if (stage !== 'writing' || !connector.typing || bound.row.trust !== 'auto') return;
  connector
    .typing({ conversationId: conversation.external_id, isTyping: true }, sessionOf(bound, http))
    .catch((err: unknown) => log.debug({ err }, 'the typing indicator could not be shown'));
}
