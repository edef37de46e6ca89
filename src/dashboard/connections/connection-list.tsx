import { Card, Group, Stack, Text, Title } from '@mantine/core';
import type { Connection, ConnectorView } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { TextLink } from '../parts/links.js';
import { Moment } from '../parts/moment.js';
import { Parted } from '../parts/parted.js';
import { ProblemText } from '../parts/problem-text.js';
import { Nothing } from '../parts/states.js';
import { useMember } from '../session/member-context.js';
import { StatusBadge } from './status-badge.js';

const texted = texts.connections;

interface ConnectionListProps {
  connections: readonly Connection[];
  connectors: readonly ConnectorView[];
  canChange: boolean;
}

/** What is connected and how it fares. */
export function ConnectionList({ connections, connectors, canChange }: ConnectionListProps) {
  if (connections.length === 0) return <NoConnections canChange={canChange} />;
  return (
    <Stack component="ul" className="plain-list">
      {connections.map((connection) => (
        <Card component="li" withBorder key={connection.id}>
          <ConnectionCard
            connection={connection}
            inbox={connectors.find(({ id }) => id === connection.connector)?.name ?? connection.connector}
          />
        </Card>
      ))}
    </Stack>
  );
}

function NoConnections({ canChange }: { canChange: boolean }) {
  const { is_email_confirmed } = useMember();
  const whyNot = is_email_confirmed ? texted.noneReadOnly : texts.session.confirmFirst;
  return <Nothing title={texted.none}>{canChange ? texted.noneHelp : whyNot}</Nothing>;
}

function ConnectionCard({ connection, inbox }: { connection: Connection; inbox: string }) {
  const { id, name, account, status, trust, last_event_at, problem, checklist } = connection;
  const left = checklist.filter(({ state }) => state === 'manual' || state === 'failed');
  return (
    <>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Title order={2} size="h5" className="shrinks">
          <TextLink to="/connections/$connectionId" params={{ connectionId: id }} inherit>
            {name}
          </TextLink>
        </Title>
        <StatusBadge status={status} />
      </Group>
      <Parted size="sm" c="dimmed">
        {inbox}
        {account?.name}
        {`${texted.trust}: ${texts.common.trustShort[trust]}`}
      </Parted>
      <Text size="sm" mt="xs">
        {texted.lastEvent}: {last_event_at === null ? texted.nothingYet : <Moment at={last_event_at} />}
      </Text>
      {left.length > 0 && (
        <Text size="sm">{texted.left(left.map(({ key }) => texted.checks[key]).join(', '))}</Text>
      )}
      {problem && (
        <ProblemText mt={4}>
          {problem.message} {problem.remedy}
        </ProblemText>
      )}
    </>
  );
}
