import { type BoundConnection, sessionOf } from '../connections/connection.js';
import { ConnectorError, type HttpClient } from '../kit/index.js';
import type { Mailer } from '../platform/mail.js';
import { maxClaimAgeMs } from './delivery.js';
import { handoverMail } from './handover-mail.js';
import type { Begun } from './pass-gate.js';

export interface PerformDeps {
  /** `beforeWrite` runs once connected, right before the first byte, and may throw. */
  guardedHttp: (options: { beforeWrite: () => void }) => HttpClient;
  mailer: Mailer | undefined;
  /** Milliseconds on a clock that never jumps. */
  monotonic: () => number;
}

export type Performance = Pick<Begun, 'delivery' | 'external' | 'claimedAt'> & { bound: BoundConnection };

const tooLate = 'the claim is too old to write';

/** We were too slow ourselves and wrote nothing, which says nothing about the platform. */
export const isOurDelay = ({ cause }: ConnectorError): boolean =>
  cause instanceof ConnectorError && cause.message === tooLate;

/** Does what a delivery says, with one call. Throws ConnectorError; returns the platform's ids where it gives some. */
export async function performDelivery(
  { delivery, external, bound, claimedAt }: Performance,
  { guardedHttp, mailer, monotonic }: PerformDeps,
): Promise<readonly string[]> {
  const beforeWrite = () => {
    if (monotonic() - claimedAt > maxClaimAgeMs) throw new ConnectorError('unreachable', tooLate);
  };
  const { connector } = bound;
  const session = sessionOf(bound, guardedHttp({ beforeWrite }));
  const { conversationId, visitorId, isFirst, isTaken } = external;
  const { text, details, id: idempotencyKey } = delivery;
  switch (delivery.kind) {
    case 'reply':
    case 'handover-text':
    case 'operator-reply':
      return (await connector.send({ conversationId, text, idempotencyKey, isFirst }, session)).externalIds;
    case 'note':
      return (await connector.note?.({ conversationId, text, idempotencyKey }, session))?.externalIds ?? [];
    case 'handover':
      await connector.handover?.({ conversationId, to: 'human', ...(isTaken ? { isTaken } : {}) }, session);
      return [];
    case 'hand-back':
      await connector.handover?.({ conversationId, to: 'bot' }, session);
      return [];
    case 'close':
      await connector.close?.({ conversationId }, session);
      return [];
    case 'contact':
      await connector.contact?.({ conversationId, visitorId, contact: details }, session);
      return [];
    case 'after-send':
      await connector.afterSend?.({ conversationId, externalIds: [], isFirst: true }, session);
      return [];
    case 'email':
      await mailer?.send(handoverMail(delivery));
      return [];
  }
}
