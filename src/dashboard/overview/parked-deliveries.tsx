import { Alert, Stack, Text } from '@mantine/core';
import type { ParkedPage } from '../../contract/deliveries.js';
import { useInboxNames } from '../connections/use-inbox-names.js';
import { tellReason } from '../conversations/tell-reason.js';
import { texts } from '../messages/texts.js';
import { TextLink } from '../parts/links.js';
import { Moment } from '../parts/moment.js';
import { useCan } from '../session/member-context.js';

const texted = texts.overview.parked;

/** Messages that visitors never got, each with its cause and the way to where it can be sent again. */
export function ParkedDeliveries({ parked }: { parked: ParkedPage }) {
  const canSend = useCan('conversations:write');
  const inboxOf = useInboxNames();
  const { items, next_cursor } = parked;
  if (items.length === 0) return null;
  return (
    <Alert color="red" title={texted.title(items.length, next_cursor !== null)}>
      {canSend && (
        <Text size="sm" mb={4}>
          {texted.help(items.length)}
        </Text>
      )}
      <Stack component="ul" className="plain-list" gap={4}>
        {items.map(({ id, conversation_id, connection, text, reason, created_at }) => (
          <Text component="li" size="sm" key={id} className="wraps">
            <TextLink
              to="/conversations/$conversationId"
              params={{ conversationId: conversation_id }}
              search={{ view: 'all' }}
              inherit
              underline="always"
              lineClamp={1}
            >
              {text}
            </TextLink>
            {texted.why(connection.name, tellReason(reason, inboxOf(connection.connector)) ?? '')}{' '}
            <Moment at={created_at} c="dimmed" />
          </Text>
        ))}
      </Stack>
    </Alert>
  );
}
