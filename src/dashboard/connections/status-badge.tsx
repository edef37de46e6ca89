import { Badge } from '@mantine/core';
import type { Connection } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';

const colours = {
  connecting: 'blue',
  live: 'green',
  paused: 'gray',
  broken: 'red',
} as const satisfies Record<Connection['status'], string>;

export const StatusBadge = ({ status }: Pick<Connection, 'status'>) => (
  <Badge color={colours[status]}>{texts.connections.statuses[status]}</Badge>
);
