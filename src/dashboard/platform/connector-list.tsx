import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { InstalledConnector } from '../../contract/installation.js';
import { texts } from '../messages/texts.js';
import { OutsideLink } from '../parts/links.js';
import { Parted } from '../parts/parted.js';
import { Nothing } from '../parts/states.js';

const texted = texts.platform.connectors;

export function ConnectorList({ items }: { items: readonly InstalledConnector[] }) {
  if (items.length === 0) return <Nothing title={texted.none}>{texted.noneHelp}</Nothing>;
  return (
    <Stack component="ul" className="plain-list" gap="xs" aria-label={texted.list}>
      {items.map((connector) => (
        <Card component="li" withBorder key={connector.id}>
          <Connector connector={connector} />
        </Card>
      ))}
    </Stack>
  );
}

function Connector({ connector }: { connector: InstalledConnector }) {
  const { name, summary, homepage, contract_version, origin, connections } = connector;
  return (
    <>
      <Group gap="4px 10px" mb={4}>
        <Title order={2} size="h5" className="wraps">
          <OutsideLink href={homepage === '' ? undefined : homepage}>{name}</OutsideLink>
        </Title>
        <ConnectionCounts connections={connections} />
      </Group>
      <Text size="sm" className="wraps">
        {summary}
      </Text>
      <Parted size="sm" c="dimmed" className="wraps">
        {origin === null ? texted.own : texted.from(origin)}
        {texted.contract(contract_version)}
      </Parted>
    </>
  );
}

const colours = { live: 'green', connecting: 'blue', paused: 'gray', broken: 'red' } as const;
const states = ['live', 'connecting', 'paused', 'broken'] as const;

/** In which state how many are; a state that none is in is not named. */
function ConnectionCounts({ connections }: Pick<InstalledConnector, 'connections'>) {
  const present = states.filter((state) => connections[state] > 0);
  if (present.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {texted.unused}
      </Text>
    );
  return (
    <>
      <span className="visually-hidden">{texted.connections}</span>
      {present.map((state) => (
        <Badge color={colours[state]} key={state}>
          {texted.states[state](connections[state])}
        </Badge>
      ))}
    </>
  );
}
