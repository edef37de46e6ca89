import { Alert, Text } from '@mantine/core';
import type { ConnectionProblem } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { Moment } from '../parts/moment.js';

const texted = texts.connections;
const remedies: ReadonlyMap<string, string> = new Map(Object.entries(texted.remedies));

/** Why a connection does not work, and what helps. */
export const ConnectionProblemNote = ({ problem }: { problem: ConnectionProblem }) => (
  <Alert color="red" title={texted.problem} role="alert">
    <Text size="sm">
      {problem.message} <Moment at={problem.at} c="dimmed" />
    </Text>
    {problem.said !== undefined && <Text size="sm">{texted.said(problem.said)}</Text>}
    <Text size="sm" fw={600} mt="xs">
      {texted.remedyTitle}
    </Text>
    <Text size="sm">{problem.remedy ?? remedies.get(problem.code) ?? texted.remedyUnknown}</Text>
  </Alert>
);
