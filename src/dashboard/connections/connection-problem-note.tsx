import { Alert, Button, Text } from '@mantine/core';
import type { ConnectionProblem } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { Moment } from '../parts/moment.js';

const texted = texts.connections;

interface ConnectionProblemNoteProps {
  problem: ConnectionProblem;
  /** What is connected, by its name. */
  inbox: string;
  /** The field that it is about, and the way there; null for those who may not change it. */
  field: { label: string; show: () => void } | null;
}

/** Why a connection does not work, and what helps. */
export const ConnectionProblemNote = ({ problem, inbox, field }: ConnectionProblemNoteProps) => (
  <Alert color="red" title={texted.problem} role="alert">
    <Text size="sm">
      {problem.message} <Moment at={problem.at} c="dimmed" isExact />
    </Text>
    {problem.said !== undefined && <Text size="sm">{texted.said(inbox, problem.said)}</Text>}
    <Text size="sm" fw={600} mt="xs">
      {texted.remedyTitle}
    </Text>
    <Text size="sm">{problem.remedy ?? remedyFor(problem.code, inbox)}</Text>
    {field && (
      <Button variant="default" size="xs" mt="sm" onClick={field.show}>
        {texted.remedyField(field.label)}
      </Button>
    )}
  </Alert>
);

const remedyFor = (code: string, inbox: string): string =>
  new Map(Object.entries(texted.remedies(inbox))).get(code) ?? texted.remedyUnknown;
