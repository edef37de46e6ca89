import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import type { InstallationProcess } from '../../contract/installation.js';
import { texts } from '../messages/texts.js';
import { Moment } from '../parts/moment.js';
import { Parted } from '../parts/parted.js';
import { ProblemText } from '../parts/problem-text.js';
import { tellDuration } from './tell-duration.js';

const texted = texts.platform.system;
const listing = new Intl.ListFormat('en');

export function ProcessList({ processes }: { processes: readonly InstallationProcess[] }) {
  if (processes.length === 0) return <Text size="sm">{texted.noProcess}</Text>;
  return (
    <Stack component="ul" className="plain-list" gap="md" aria-label={texted.processes}>
      {processes.map((process) => (
        <li key={process.id}>
          <Process process={process} />
        </li>
      ))}
    </Stack>
  );
}

function Process({ process }: { process: InstallationProcess }) {
  const { host, roles, version, node, started_at, seen_at, is_silent } = process;
  const silentSeconds = (Date.now() - Date.parse(seen_at)) / 1000;
  return (
    <>
      <Group gap="4px 10px" mb={4}>
        <Title order={3} size="h5" className="wraps">
          {host}
        </Title>
        {is_silent && <Badge color="red">{texted.silent}</Badge>}
      </Group>
      <Parted size="sm" className="wraps">
        {listing.format(roles.map((role) => texted.roles[role]))}
        {texted.version(version)}
        {texted.node(node)}
      </Parted>
      <Parted size="sm" c="dimmed" className="wraps">
        <>
          {texted.started} <Moment at={started_at} isExact />
        </>
        {texted.heard(tellDuration(silentSeconds))}
      </Parted>
      {is_silent && <ProblemText>{texted.silentHelp}</ProblemText>}
    </>
  );
}
