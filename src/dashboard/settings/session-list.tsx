import { Badge, Button, Group, Stack, Title } from '@mantine/core';
import type { OwnSession } from '../../contract/auth.js';
import { texts } from '../messages/texts.js';
import { Moment } from '../parts/moment.js';
import { Parted } from '../parts/parted.js';
import { exactTime } from '../parts/tell-time.js';
import { nameDevice } from './name-device.js';

const texted = texts.settings.account;

interface SessionListProps {
  items: readonly OwnSession[];
  onEnd: (session: OwnSession) => void;
}

export const SessionList = ({ items, onEnd }: SessionListProps) => (
  <Stack component="ul" className="plain-list" gap="md" aria-label={texted.sessions}>
    {items.map((session) => {
      const device = nameDevice(session.user_agent) ?? texted.unknownDevice;
      return (
        <Group component="li" key={session.id} justify="space-between" gap="sm" className="named-row">
          <div className="shrinks">
            <Group gap="xs">
              <Title order={3} size="h5">
                {device}
              </Title>
              {session.is_current && <Badge>{texted.thisSession}</Badge>}
              {session.kind === 'api' && <Badge variant="default">{texted.ofProgram}</Badge>}
            </Group>
            <Parted size="sm" c="dimmed">
              {texted.began(exactTime(session.created_at))}
              <>
                {texted.lastUsed} <Moment at={session.last_used_at} />
              </>
            </Parted>
          </div>
          {!session.is_current && (
            <Button
              size="xs"
              variant="default"
              aria-label={texted.endOf(device)}
              onClick={() => onEnd(session)}
            >
              {texted.end}
            </Button>
          )}
        </Group>
      );
    })}
  </Stack>
);
