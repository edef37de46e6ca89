import type { BoundConnection } from '../connections/connection.js';
import { messageParty } from '../connections/party.js';
import type { ConnectorEvent } from '../kit/index.js';

/** Who and what an event tells of, as somebody erased would have been noted. */
export function fingerprintsOf(bound: BoundConnection, event: ConnectorEvent): readonly string[] {
  if (!('conversation_id' in event)) return [];
  const conversation = bound.fingerprints({ kind: 'conversation', externalId: event.conversation_id });
  // A platform that names no visitor has one for each conversation.
  const visitor = namedVisitor(event) ?? event.conversation_id;
  const message =
    'message_id' in event ? bound.fingerprints(messageParty(event.conversation_id, event.message_id)) : [];
  return [...conversation, ...message, ...bound.fingerprints({ kind: 'visitor', externalId: visitor })];
}

/** The platform's id of the visitor, where an event tells it. */
export const namedVisitor = (event: ConnectorEvent): string | undefined =>
  'visitor' in event ? event.visitor?.external_id : undefined;
