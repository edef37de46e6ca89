import { Text } from '@mantine/core';
import { memo } from 'react';
import type { ConnectionEvent } from '../../contract/connection-events.js';
import { tellKind } from '../conversations/tell-kind.js';
import { tellReason } from '../conversations/tell-reason.js';
import { texts } from '../messages/texts.js';
import { TextLink } from '../parts/links.js';
import { Moment } from '../parts/moment.js';
import { Parted } from '../parts/parted.js';
import { useCan } from '../session/member-context.js';

const texted = texts.connections.events;
const stateWords: ReadonlyMap<string, string> = new Map(Object.entries(texts.conversations.delivery));

interface EventRowProps {
  event: ConnectionEvent;
  inbox: string;
}

export const EventRow = memo(function EventRow({ event, inbox }: EventRowProps) {
  const canRead = useCan('conversations:read');
  const isBad = event.kind === 'trouble' || event.state === 'parked';
  return (
    <div className="event-row" data-is-bad={isBad}>
      <Text size="sm" className="wraps">
        {wordsOf(event, inbox)}
      </Text>
      {event.remedy !== null && (
        <Text size="sm" c="dimmed">
          {event.remedy}
        </Text>
      )}
      <Parted size="xs" c="dimmed">
        <Moment at={event.at} isExact />
        {event.count > 1 ? texts.connections.health.times(event.count) : ''}
        {canRead && event.conversation_id !== null && <WayToConversation id={event.conversation_id} />}
      </Parted>
    </div>
  );
});

function wordsOf({ kind, subject, state, reason, message }: ConnectionEvent, inbox: string): string {
  if (kind === 'received') return texted.received(inbox).get(subject) ?? texted.somethingReceived;
  if (kind === 'trouble') return `${texted.troubles.get(subject) ?? subject}: ${message ?? ''}`;
  const how = stateWords.get(state ?? '') ?? state ?? '';
  const why = tellReason(reason ?? undefined, inbox);
  return `${tellKind(subject)}: ${how}${why === undefined || state === 'sent' ? '' : ` (${why})`}`;
}

const WayToConversation = ({ id }: { id: string }) => (
  <TextLink
    to="/conversations/$conversationId"
    params={{ conversationId: id }}
    search={{ view: 'all' }}
    inherit
  >
    {texted.toConversation}
  </TextLink>
);
