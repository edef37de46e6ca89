import { type BoundConnection, sessionOf } from '../connections/connection.js';
import { ConnectorError, type HttpClient } from '../kit/index.js';
import type { Mailer } from '../platform/mail.js';
import { type Delivery, maxClaimAgeMs } from './delivery.js';
import { handoverMail } from './handover-mail.js';
import type { Addressee } from './pass-gate.js';

export interface PerformDeps {
  /** `beforeWrite` runs once connected, right before the first byte, and may throw. */
  guardedHttp: (options: { beforeWrite: () => void }) => HttpClient;
  mailer: Mailer | undefined;
  /** Milliseconds on a clock that never jumps. */
  monotonic: () => number;
}

export interface Performance {
  delivery: Delivery;
  external: Addressee;
  bound: BoundConnection;
  /** When `sending` was committed, on the monotonic clock. */
  claimedAt: number;
}

/** Does what a delivery says, with one call. Throws ConnectorError; returns the platform's ids where it gives some. */
export async function performDelivery(
  { delivery, external, bound, claimedAt }: Performance,
  { guardedHttp, mailer, monotonic }: PerformDeps,
): Promise<readonly string[]> {
  const beforeWrite = () => {
    if (monotonic() - claimedAt > maxClaimAgeMs)
      throw new ConnectorError('unreachable', 'the claim is too old to write');
  };
  const { connector } = bound;
  const session = sessionOf(bound, guardedHttp({ beforeWrite }));
  const { conversationId, visitorId, isFirst } = external;
  const { text, details, id: idempotencyKey } = delivery;
  switch (delivery.kind) {
    case 'reply':
    case 'handover-text':
    case 'operator-reply':
      return (await connector.send({ conversationId, text, idempotencyKey, isFirst }, session)).externalIds;
    case 'note':
      return (await connector.note?.({ conversationId, text, idempotencyKey }, session))?.externalIds ?? [];
    case 'handover':
    case 'hand-back':
      await connector.handover?.(
        { conversationId, to: delivery.kind === 'handover' ? 'human' : 'bot' },
        session,
      );
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
