import { Alert, Group, Stack, Text } from '@mantine/core';
import type { Connection } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { TextLink } from '../parts/links.js';
import { useCan } from '../session/member-context.js';

const texted = texts.overview;

/** Connections that do not work: nobody is answered there. */
export function BrokenConnections({ connections }: { connections: readonly Connection[] }) {
  const canRepair = useCan('connections:write');
  const broken = connections.filter(({ status }) => status === 'broken');
  if (broken.length === 0) return null;
  return (
    <Stack gap="md">
      {broken.map(({ id, name, problem }) => (
        <Alert color="red" key={id} title={texted.broken(name)}>
          <Group gap="xs">
            {problem && (
              <Text size="sm">
                {problem.message} {problem.remedy}
              </Text>
            )}
            <TextLink to="/connections/$connectionId" params={{ connectionId: id }} size="sm">
              {canRepair ? texted.repair : texted.look}
            </TextLink>
          </Group>
        </Alert>
      ))}
    </Stack>
  );
}
