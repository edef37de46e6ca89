import { ConnectionEvent } from '../../contract/connection-events.js';
import type { Connection } from '../../contract/connections.js';
import type { ConversationDetail } from '../../contract/conversations.js';
import { exampleOf } from './example-of.js';
import type { Desk } from './world.js';

interface Ground {
  newId: () => string;
  connections: readonly Connection[];
  conversations: readonly ConversationDetail[];
}

/** What went through the first connection: a question with its answer, and what failed before. */
export function makeEvents({ newId, connections, conversations }: Ground): Desk['events'] {
  const [connection] = connections;
  const [talk] = conversations;
  const example = exampleOf(ConnectionEvent);
  const made = (minute: number, given: Partial<ConnectionEvent>) => ({
    ...{ ...example, id: newId(), conversation_id: talk?.id ?? null },
    at: `2026-05-04T09:${minute}:00.000Z`,
    ...given,
    connectionId: connection?.id ?? '',
  });
  return [
    made(31, {}),
    made(30, { kind: 'received', subject: 'visitor', state: null }),
    made(20, { subject: 'handover', state: 'parked', reason: 'rejected' }),
    made(10, {
      ...{ kind: 'trouble', subject: 'hook', state: null, conversation_id: null, count: 3 },
      message: 'A webhook was not genuine.',
      remedy: 'Check that the secret is the one that Example Chat signs with.',
    }),
  ];
}
