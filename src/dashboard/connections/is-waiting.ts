import type { Connection } from '../../contract/connections.js';

/** Something about it may be done at any moment, by us, by a visitor or by the tenant at the platform. */
export const isWaiting = ({ status, checklist }: Pick<Connection, 'status' | 'checklist'>): boolean =>
  status === 'connecting' || checklist.some(({ state }) => state === 'waiting');

const eagerMs = 3_000;
const calmMs = 15_000;

/** How often the page of a connection reads it again. */
export const rereadMs = (connection: Connection | undefined): number =>
  connection && isWaiting(connection) ? eagerMs : calmMs;
