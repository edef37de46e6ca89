import { Button, Card, Group, Stack, Title } from '@mantine/core';
import type { PlatformDelivery } from '../../contract/installation.js';
import { tellKind } from '../conversations/tell-kind.js';
import { texts } from '../messages/texts.js';
import { Moment } from '../parts/moment.js';
import { Parted } from '../parts/parted.js';
import { ProblemText } from '../parts/problem-text.js';
import { tellCause } from './tell-undelivered.js';

const texted = texts.platform.undelivered;

interface UndeliveredListProps {
  items: readonly PlatformDelivery[];
  nameInbox: (connectorId: string) => string;
  /** Those that are on their way. */
  sendingIds: ReadonlySet<string>;
  onReplay: (delivery: PlatformDelivery) => void;
  onOpen: (delivery: PlatformDelivery) => void;
}

export const UndeliveredList = ({ items, ...rest }: UndeliveredListProps) => (
  <Stack component="ul" className="plain-list" gap="xs" aria-label={texted.list}>
    {items.map((delivery) => (
      <Card component="li" withBorder key={delivery.id}>
        <Group justify="space-between" gap="sm" className="named-row">
          <UndeliveredFacts delivery={delivery} inbox={rest.nameInbox(delivery.connection.connector)} />
          <UndeliveredActs delivery={delivery} {...rest} />
        </Group>
      </Card>
    ))}
  </Stack>
);

function UndeliveredFacts({ delivery, inbox }: { delivery: PlatformDelivery; inbox: string }) {
  const { tenant, kind, connection, reason, attempt, created_at } = delivery;
  return (
    <div className="shrinks">
      <Title order={2} size="h5" mb={4} className="wraps">
        {tenant.name}
      </Title>
      <Parted size="sm" className="wraps">
        {tellKind(kind)}
        {texted.through(connection.name, inbox)}
      </Parted>
      <ProblemText className="wraps">{tellCause(reason, inbox)}</ProblemText>
      <Parted size="sm" c="dimmed">
        {texted.attempts(attempt)}
        <Moment at={created_at} isExact />
      </Parted>
    </div>
  );
}

interface UndeliveredActsProps extends Pick<UndeliveredListProps, 'sendingIds' | 'onReplay' | 'onOpen'> {
  delivery: PlatformDelivery;
}

function UndeliveredActs({ delivery, sendingIds, onReplay, onOpen }: UndeliveredActsProps) {
  const { tenant, kind } = delivery;
  return (
    <Group gap="xs" className="undelivered-acts">
      <Button
        size="xs"
        variant="default"
        onClick={() => onOpen(delivery)}
        aria-label={texted.openNamed(tenant.name, tellKind(kind))}
      >
        {texted.open}
      </Button>
      <Button
        size="xs"
        loading={sendingIds.has(delivery.id)}
        onClick={() => onReplay(delivery)}
        aria-label={texted.replayNamed(tenant.name, tellKind(kind))}
      >
        {texted.replay}
      </Button>
    </Group>
  );
}
